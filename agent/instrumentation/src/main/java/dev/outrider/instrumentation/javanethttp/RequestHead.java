package dev.outrider.instrumentation.javanethttp;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that the JDK's client sends, in its order and its case: its own, sorted, then
 * the application's, sorted, then all cookies in one line. Hop-by-hop fields are ours to leave out.
 */
final class RequestHead {
  private static final String USER_AGENT = "Java-http-client/" + System.getProperty("java.version");

  /** Names that only a JVM with {@code jdk.httpclient.allowRestrictedHeaders} lets through. */
  private static final List<String> RESTRICTED =
      List.of("connection", "content-length", "expect", "host", "upgrade");

  private static final boolean MEASURES_NO_BODY = measuresNoBody(Runtime.version());

  private RequestHead() {}

  /**
   * Whether the client of that JDK says of a request without any body that it is 0 bytes long:
   * JDK-8283544, mended in 19 and in 17.0.18.
   */
  static boolean measuresNoBody(Runtime.Version jdk) {
    return jdk.feature() == 18 || (jdk.feature() == 17 && jdk.update() < 18);
  }

  /** Whether the application's fields can be sent as they stand. */
  static boolean canSend(HttpHeaders headers) {
    for (Map.Entry<String, List<String>> field : headers.map().entrySet()) {
      if (isRestricted(field.getKey())) {
        return false;
      }
      List<String> values = field.getValue();
      for (int i = 0; i < values.size(); i++) {
        if (!RequestTarget.isAscii(values.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isRestricted(String name) {
    for (int i = 0; i < RESTRICTED.size(); i++) {
      if (RESTRICTED.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    // Transfer-Encoding is not restricted, and would say something else than the body's publisher.
    return name.equalsIgnoreCase("transfer-encoding");
  }

  /**
   * Hands each field to {@code to}, in order.
   *
   * @param body what is published, or null for no body at all
   */
  static void write(
      URI uri,
      boolean secure,
      HttpHeaders headers,
      @Nullable PublisherBody body,
      BiConsumer<String, String> to) {
    if (body != null && body.length() >= 0) {
      to.accept("Content-Length", Long.toString(body.length()));
    } else if (body == null && MEASURES_NO_BODY) {
      to.accept("Content-Length", "0");
    }
    to.accept("Host", RequestTarget.host(uri, secure));
    if (body != null && body.length() < 0) {
      to.accept("Transfer-encoding", "chunked");
    }
    if (!headers.map().containsKey("User-Agent")) {
      to.accept("User-Agent", USER_AGENT);
    }
    for (Map.Entry<String, List<String>> field : headers.map().entrySet()) {
      if (!isCookie(field.getKey())) {
        List<String> values = field.getValue();
        for (int i = 0; i < values.size(); i++) {
          to.accept(field.getKey(), values.get(i));
        }
      }
    }
    List<String> cookies = headers.allValues("Cookie");
    if (!cookies.isEmpty()) {
      to.accept("Cookie", String.join("; ", cookies));
    }
  }

  private static boolean isCookie(String name) {
    return name.equalsIgnoreCase("Cookie");
  }
}
