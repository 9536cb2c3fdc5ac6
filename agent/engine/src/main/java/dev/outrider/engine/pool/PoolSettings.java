package dev.outrider.engine.pool;

/**
 * How many connections there are, how long they live, and what bounds an exchange on them. Plain
 * values; immutable.
 *
 * @param maxSockets connections of one host, leased and at rest; 0: no limit
 * @param maxFreeSockets connections of one host at rest; 0: the peak of leased ones in the last
 *     minute or two, at least 10
 * @param socketTimeoutNanos longest silence of the server; 0: the caller's own deadlines only
 * @param connectTimeoutNanos for name, address and TLS together; the caller's own counts too, the
 *     shorter wins; 0: the caller's
 * @param keepAlive whether connections are kept at all
 * @param tcpKeepAliveNanos first TCP keep-alive probe after that silence; 0: no probes
 * @param idleNanos longest rest of a connection; 0: no limit
 * @param maxLifetimeNanos longest life of a connection; 0: no limit
 * @param lifetimeJitter whether each connection's life is cut to 0.9 to 1 of that, at random
 */
public record PoolSettings(
    int maxSockets,
    int maxFreeSockets,
    long socketTimeoutNanos,
    long connectTimeoutNanos,
    boolean keepAlive,
    long tcpKeepAliveNanos,
    long idleNanos,
    long maxLifetimeNanos,
    boolean lifetimeJitter) {

  /** Fails on a negative number. */
  public PoolSettings {
    long lowest = Math.min(maxSockets, maxFreeSockets);
    lowest = Math.min(lowest, Math.min(socketTimeoutNanos, connectTimeoutNanos));
    lowest = Math.min(lowest, Math.min(tcpKeepAliveNanos, Math.min(idleNanos, maxLifetimeNanos)));
    if (lowest < 0) {
      throw new IllegalArgumentException("no number of the pool's settings may be negative");
    }
  }
}
