package dev.outrider.engine;

import dev.outrider.engine.exchange.StripedCounters;
import dev.outrider.engine.pool.ConnectionPool;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the gateway to itself: an inbound exchange that belongs to one takes no second permit,
 * or the gateway could wait for itself.
 *
 * <p>What came over our own pool is known by its address. While a native call to a port of this
 * machine is under way, what arrives at that port from this machine is taken for it: it may be
 * another's, and then more run than the limit says, for a moment. Thread-safe.
 */
final class SelfCalls {
  /** Ports stay once they were called: there are only so many. */
  private final ConcurrentMap<Integer, Calls> nativeCallsByPort = new ConcurrentHashMap<>();

  /** Of the last call: there is rarely more than one port. */
  private volatile @Nullable Calls last;

  /** A native call to that port of this machine begins; its {@code end} has to follow once. */
  Calls begin(int port) {
    Calls calls = last;
    if (calls == null || calls.port != port) {
      calls = nativeCallsByPort.get(port); // takes no lock, which computeIfAbsent may
      if (calls == null) {
        calls = nativeCallsByPort.computeIfAbsent(port, Calls::new);
      }
      last = calls;
    }
    calls.counters.increment(Calls.BEGUN);
    return calls;
  }

  /**
   * Whether the client is this gateway, for all we know.
   *
   * @param arrivedAt our own port
   */
  boolean isFromUs(ConnectionPool pool, InetAddress client, int clientPort, int arrivedAt) {
    return pool.isOurs(client, clientPort) || (client.isLoopbackAddress() && isCalled(arrivedAt));
  }

  private boolean isCalled(int port) {
    Calls calls = nativeCallsByPort.get(port);
    return calls != null && calls.areUnderWay();
  }

  /** The calls to one port. Two sums, for who ends a call may be another thread than began it. */
  static final class Calls {
    private static final int BEGUN = 0;
    private static final int ENDED = 1;

    private final StripedCounters counters = new StripedCounters(2);

    private final int port;

    private Calls(int port) {
      this.port = port;
    }

    /** One that began ended, or was answered by an exchange that took its place. */
    void end() {
      counters.increment(ENDED);
    }

    /**
     * Ends are read first: who has ended by then has begun by then, so none under way is missed.
     */
    boolean areUnderWay() {
      long over = counters.sum(ENDED);
      return counters.sum(BEGUN) > over;
    }
  }

  /** Whether that host is this machine; only of names that need no look-up. */
  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
