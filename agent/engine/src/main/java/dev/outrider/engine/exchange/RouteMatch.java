package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The exchanges that a rule is about; what is null is not asked for.
 *
 * @param host outbound the host that is called, inbound that of the {@code Host} header
 */
public record RouteMatch(
    @Nullable Direction direction,
    @Nullable String method,
    PathTemplate path,
    @Nullable HostPattern host,
    @Nullable HeaderMatch header) {
  /** Returns the same without its host, for a table that serves this host only. */
  RouteMatch withoutHost() {
    return new RouteMatch(direction, method, path, null, header);
  }

  boolean concerns(Direction asked) {
    return direction == null || direction == asked;
  }

  /** Whether what is not the path fits; without headers, a match that asks for one does not. */
  boolean accepts(String askedMethod, @Nullable HeaderSource headers) {
    if (method != null && !method.equals(askedMethod)) {
      return false;
    }
    if (host == null && header == null) {
      return true;
    }
    return headers != null && acceptsHost(headers) && (header == null || header.accepts(headers));
  }

  private boolean acceptsHost(HeaderSource headers) {
    if (host == null) {
      return true;
    }
    String given = headers.first("Host");
    return given != null && host.matchesHeader(given);
  }
}
