package dev.outrider.instrumentation.javanethttp;

import java.net.URI;

/** The request target that the JDK's client sends for a URI. Pure functions. */
final class RequestTarget {
  private RequestTarget() {}

  /** Whether the client would send the URI as it stands: it encodes all other characters. */
  static boolean isAscii(URI uri) {
    return isAscii(path(uri)) && (uri.getRawQuery() == null || isAscii(uri.getRawQuery()));
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  static String path(URI uri) {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** The path with its query, in origin form. */
  static String of(URI uri) {
    String query = uri.getRawQuery();
    return query == null || query.isEmpty() ? path(uri) : path(uri) + '?' + query;
  }

  static int port(URI uri, boolean secure) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return secure ? 443 : 80;
  }

  /** The value of {@code Host}: the port only where it is not the scheme's own. */
  static String host(URI uri, boolean secure) {
    int port = uri.getPort();
    boolean ownPort = port == -1 || port == (secure ? 443 : 80);
    return ownPort ? uri.getHost() : uri.getHost() + ':' + port;
  }
}
