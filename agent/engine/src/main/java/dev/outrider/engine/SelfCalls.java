package dev.outrider.engine;

import dev.outrider.engine.pool.ConnectionPool;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Calls of the gateway to itself: an inbound exchange that belongs to one takes no second permit,
 * or the gateway could wait for itself.
 *
 * <p>What came over our own pool is known by its address. While a native call to a port of this
 * machine is under way, what arrives at that port from this machine is taken for it: it may be
 * another's, and then more run than the limit says, for a moment. Thread-safe.
 */
final class SelfCalls {
  private final ConcurrentMap<Integer, Integer> nativeCallsByPort = new ConcurrentHashMap<>();

  /** A native call to that port of this machine begins. */
  void begin(int port) {
    nativeCallsByPort.merge(port, 1, Integer::sum);
  }

  /** It ended, or was answered by an exchange that took its place. */
  void end(int port) {
    nativeCallsByPort.computeIfPresent(port, (same, calls) -> calls == 1 ? null : calls - 1);
  }

  /**
   * Whether the client is this gateway, for all we know.
   *
   * @param arrivedAt our own port
   */
  boolean isFromUs(ConnectionPool pool, InetAddress client, int clientPort, int arrivedAt) {
    return pool.isOurs(client, clientPort)
        || (client.isLoopbackAddress() && nativeCallsByPort.containsKey(arrivedAt));
  }

  /** Whether that host is this machine; only of names that need no look-up. */
  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
