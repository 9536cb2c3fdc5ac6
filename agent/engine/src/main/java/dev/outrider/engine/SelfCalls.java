package dev.outrider.engine;

import dev.outrider.engine.pool.ConnectionPool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of the gateway to itself: an inbound exchange that belongs to one takes no second permit,
 * or the gateway could wait for itself.
 *
 * <p>What came over our own pool is known by its address. A native call to this machine that is
 * under way lets one arrival from this machine pass: it may be another's, and then one more runs
 * than the limit says, for a moment. Thread-safe.
 */
final class SelfCalls {
  private final AtomicInteger nativeCallsHome = new AtomicInteger();

  /** A native call to this machine begins. */
  void begin() {
    nativeCallsHome.incrementAndGet();
  }

  /** It ended, or was answered by an exchange that took its place. */
  void end() {
    nativeCallsHome.decrementAndGet();
  }

  /** Whether the client at that literal address is this gateway, for all we know. */
  boolean isFromUs(ConnectionPool pool, String address, int port) {
    InetAddress from;
    try {
      from = InetAddress.getByName(address); // of a literal, so nothing is looked up
    } catch (UnknownHostException notALiteral) {
      return false;
    }
    return pool.isOurs(from, port) || (from.isLoopbackAddress() && nativeCallsHome.get() > 0);
  }

  /** Whether that host is this machine; only of names that need no look-up. */
  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
