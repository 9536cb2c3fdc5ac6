package dev.outrider.engine;

/**
 * What an outbound exchange asks of whom, before any rule.
 *
 * @param library that makes the call
 * @param port -1 for the scheme's own
 */
record Call(String library, String scheme, String host, int port, String method) {

  /** Scheme and authority. */
  String origin() {
    return port == -1 ? scheme + "://" + host : scheme + "://" + host + ":" + port;
  }

  /** The port, whether it was named or not. */
  int effectivePort() {
    return port != -1 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
  }
}
