package dev.outrider.engine.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers of an answer are still true when it is given a second time.
 *
 * <p>Left out: what belonged to the one exchange (ids, {@code Set-Cookie}), what was true at that
 * instant only (rate limits, {@code Retry-After}, {@code Age}, which is counted instead), and what
 * was between two hops (RFC 9110, section 7.6.1), the names that {@code Connection} lists included.
 */
final class StoredHeaders {
  private static final Set<String> OF_ONE_EXCHANGE =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "age",
          "x-request-id",
          "request-id",
          "x-correlation-id",
          "x-amzn-requestid",
          "x-amz-request-id",
          "x-amzn-trace-id",
          "x-ms-request-id",
          "x-ms-client-request-id",
          "apim-request-id",
          "x-cloud-trace-context",
          "cf-ray",
          "traceparent",
          "tracestate");
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authentication-info",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private StoredHeaders() {}

  /** Returns those of {@code headers} that are stored, in their order. */
  static List<Map.Entry<String, String>> of(List<Map.Entry<String, String>> headers) {
    Set<String> nominated = nominated(headers);
    List<Map.Entry<String, String>> stored = new ArrayList<>(headers.size());
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (lasts(name) && !nominated.contains(name)) {
        stored.add(Map.entry(header.getKey(), header.getValue()));
      }
    }
    return List.copyOf(stored);
  }

  /** {@code ratelimit} covers the draft's names and those of all providers that we know. */
  private static boolean lasts(String name) {
    return !OF_ONE_EXCHANGE.contains(name)
        && !HOP_BY_HOP.contains(name)
        && !name.startsWith("retry-after")
        && !name.contains("ratelimit");
  }

  private static Set<String> nominated(List<Map.Entry<String, String>> headers) {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase("connection")) {
        for (String name : header.getValue().split(",")) {
          names.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
