package dev.outrider.engine.pool;

import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;

/**
 * Whether a connection may carry another exchange, and how long it may rest until then: RFC 9112,
 * section 9.3, and the {@code Keep-Alive} header of RFC 2068, section 19.7.1.1.
 */
final class Persistence {
  static final long UNBOUNDED = Long.MAX_VALUE;
  static final long NONE = 0;

  private static final long SECOND = 1_000_000_000L;

  private Persistence() {}

  /** Returns for how many nanoseconds it may rest: {@link #NONE}, {@link #UNBOUNDED} or between. */
  static long restNanos(Outgoing request, ClassicHttpResponse response) {
    if (asksToClose(request.request())
        || !DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)) {
      return NONE;
    }
    Header hint = response.getFirstHeader("Keep-Alive");
    return hint == null ? UNBOUNDED : hinted(hint.getValue());
  }

  private static boolean asksToClose(PooledRequest request) {
    for (int i = 0; i < request.headerCount(); i++) {
      if (request.headerName(i).equalsIgnoreCase("Connection")
          && request.headerValue(i).toLowerCase(Locale.ROOT).contains("close")) {
        return true;
      }
    }
    return false;
  }

  /** A tenth less than the server says, so that the last request does not cross its goodbye. */
  static long hinted(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("timeout=");
    if (at < 0) {
      return UNBOUNDED;
    }
    long seconds = 0;
    for (int i = at + 8; i < lower.length() && seconds < 1_000_000; i++) {
      char digit = lower.charAt(i);
      if (digit < '0' || digit > '9') {
        break;
      }
      seconds = 10 * seconds + (digit - '0');
    }
    return seconds * SECOND / 10 * 9;
  }
}
