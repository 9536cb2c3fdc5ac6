package dev.outrider.engine.exchange;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host as rules name it: {@code api.example.com}, {@code localhost:8080}, {@code *.example.com}.
 *
 * <p>One star stands for one or more characters. Without a port it is meant on every port.
 * Immutable.
 */
public final class HostPattern {
  private static final int ANY_PORT = -1;

  private final String before;
  private final @Nullable String after;
  private final int port;

  private HostPattern(String before, @Nullable String after, int port) {
    this.before = before;
    this.after = after;
    this.port = port;
  }

  /**
   * Reads a pattern; its case does not matter.
   *
   * @throws IllegalArgumentException with what is allowed, when it is none
   */
  public static HostPattern of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int colon = portColon(lower);
    String host = colon < 0 ? lower : lower.substring(0, colon);
    int star = host.indexOf('*');
    if (host.isEmpty() || host.indexOf('/') >= 0 || star != host.lastIndexOf('*')) {
      throw new IllegalArgumentException("a host, host:port, or a host with one *");
    }
    int port = colon < 0 ? ANY_PORT : port(lower.substring(colon + 1));
    return star < 0
        ? new HostPattern(host, null, port)
        : new HostPattern(host.substring(0, star), host.substring(star + 1), port);
  }

  /** Whether {@code host}, in any case, on {@code askedPort} is meant. Allocates nothing. */
  boolean matches(String host, int askedPort) {
    return matches(host, host.length(), askedPort);
  }

  /** The same for the value of a {@code Host} header, whose port may be absent. */
  boolean matchesHeader(String value) {
    int colon = portColon(value);
    if (colon < 0) {
      return port == ANY_PORT && matches(value, value.length(), ANY_PORT);
    }
    return matches(value, colon, digits(value, colon + 1));
  }

  private boolean matches(String host, int end, int askedPort) {
    if (port != ANY_PORT && port != askedPort) {
      return false;
    }
    if (!host.regionMatches(true, 0, before, 0, before.length())) {
      return false;
    }
    if (after == null) {
      return end == before.length();
    }
    int tail = end - after.length();
    return tail > before.length() && host.regionMatches(true, tail, after, 0, after.length());
  }

  /** The colon before a port: not one inside the brackets of an IPv6 address. */
  private static int portColon(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? colon : -1;
  }

  private static int port(String text) {
    int port = digits(text, 0);
    if (port < 1) {
      throw new IllegalArgumentException("a port from 1 to 65535 after the colon");
    }
    return port;
  }

  private static int digits(String text, int from) {
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 65_535) {
        return -2;
      }
      value = value * 10 + digit;
    }
    return value <= 65_535 ? value : -2;
  }

  @Override
  public String toString() {
    String host = after == null ? before : before + '*' + after;
    return port == ANY_PORT ? host : host + ':' + port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPattern that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
