package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.net.InetAddress;
import java.util.function.LongSupplier;

/**
 * Carries rerouted exchanges over connections of its own. It makes no thread: exchanges run on
 * their callers' threads, upkeep on the one that calls {@link #sweep}. Thread-safe.
 *
 * <p>It sends what it is given and returns what comes: no redirects, cookies, decompression or
 * headers of its own, and no second try but the one of {@link PooledRequest.Builder#repeatable}.
 */
public final class ConnectionPool implements AutoCloseable {
  private static final long SWEEP_NANOS = 1_000_000_000L;

  private final LongSupplier clock;
  private final LocalEnds localEnds = new LocalEnds();
  private final InFlight inFlight = new InFlight();
  private final Hosts hosts;
  private final Opener opener;
  private volatile PoolSettings settings;
  private volatile boolean closed;

  /**
   * Makes a pool without connections.
   *
   * @param clock nanoseconds, as {@code System::nanoTime}
   */
  public ConnectionPool(PoolSettings settings, LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
    this.hosts = new Hosts(() -> this.settings, clock);
    this.opener = new Opener(localEnds, clock);
  }

  /**
   * Carries one exchange, on this thread, up to the complete head of the final response.
   *
   * @throws PoolException for whatever else happens, {@link PooledRequest#abort} included
   * @throws InterruptedException when this thread is interrupted before the head is complete; the
   *     connection is closed by then
   */
  public PooledResponse execute(PooledRequest request) throws PoolException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (closed) {
      throw new PoolException(Kind.CONNECT, "the pool is closed", null);
    }
    HostPool host = hosts.of(request.key());
    host.stats().requests.increment();
    try {
      return new Exchange(request, host, opener, inFlight, settings, clock).run();
    } catch (PoolException e) {
      if (Thread.interrupted()) {
        throw interrupted(e);
      }
      host.stats().failed(e.kind());
      throw e;
    }
  }

  private static InterruptedException interrupted(PoolException cause) {
    InterruptedException interrupted = new InterruptedException();
    interrupted.initCause(cause);
    return interrupted;
  }

  /**
   * Puts other settings into force: limits, rests and lives at once, timeouts for exchanges that
   * begin later. What is leased is finished; what is surplus goes with the next sweep.
   */
  public void settings(PoolSettings changed) {
    settings = changed;
  }

  /**
   * Closes what has rested or lived too long, is surplus or was closed by its server, and ends
   * bodies that nobody can read any more. For one housekeeping thread; may block for moments on
   * TLS.
   *
   * @return nanoseconds until it is due again
   */
  public long sweep(long nowNanos) {
    inFlight.sweep();
    hosts.sweep(nowNanos);
    return SWEEP_NANOS;
  }

  /** Whether that is our end of a connection of this pool, by which an inbound one is our own. */
  public boolean isOurs(InetAddress localAddress, int localPort) {
    return localEnds.contains(localAddress, localPort);
  }

  /** Returns all numbers of this instant. */
  public PoolSnapshot snapshot() {
    return hosts.snapshot();
  }

  /** Closes what rests; what is leased is finished and closed then. Later exchanges fail. */
  @Override
  public void close() {
    closed = true;
    hosts.shut();
  }
}
