package dev.outrider.instrumentation.reactornettyclient;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClientConfig;

/**
 * Where a call goes, as {@code UriEndpointFactory} reads it: an address may be without a scheme,
 * and one that begins with a slash is a path at the client's own host.
 *
 * @param scheme {@code http} or {@code https}, that of a WebSocket too
 * @param port -1 for the scheme's own
 * @param path as it is sent, without its query
 */
record Endpoint(String scheme, String host, int port, String path) {
  /** Returns null for what the client refuses itself, in its own words. */
  static @Nullable Endpoint of(HttpClientConfig config) {
    return of(config.uri(), config.baseUrl(), config.isSecure(), config.remoteAddress());
  }

  /**
   * Returns the endpoint of an address.
   *
   * @param secure of an address without a scheme
   * @param own the client's own host; the library asks it several times a call, too
   */
  static @Nullable Endpoint of(
      @Nullable String uri,
      @Nullable String baseUrl,
      boolean secure,
      Supplier<? extends SocketAddress> own) {
    String asked = uri == null || uri.isEmpty() ? "/" : uri;
    if (asked.charAt(0) != '/') {
      return absolute(asked, secure);
    }
    if (baseUrl == null) {
      return at(own.get(), secure, path(asked, 0));
    }
    String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    return absolute(base + asked, secure);
  }

  /** A socket of the machine's own has no host. */
  private static Endpoint at(SocketAddress own, boolean secure, String path) {
    String scheme = secure ? "https" : "http";
    if (!(own instanceof InetSocketAddress address)) {
      return new Endpoint(scheme, "localhost", -1, path);
    }
    String host = address.getHostString();
    boolean bare = host.indexOf(':') >= 0 && host.charAt(0) != '[';
    return new Endpoint(scheme, bare ? '[' + host + ']' : host, address.getPort(), path);
  }

  private static @Nullable Endpoint absolute(String uri, boolean secure) {
    Origin origin = Origin.of(uri, secure);
    return origin == null
        ? null
        : new Endpoint(origin.scheme(), origin.host(), origin.port(), path(uri, origin.length()));
  }

  private static String path(String uri, int from) {
    int end = from;
    while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
      end++;
    }
    return end == from ? "/" : uri.substring(from, end);
  }
}
