package dev.outrider.engine.breaker;

import dev.outrider.engine.exchange.Bound;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The circuit breakers of a gateway by name, which is that of the provider. At most {@value #MOST}
 * names have a breaker of their own; whatever comes later shares one, {@value #OTHER}.
 *
 * <p>Thread-safe; a lock is taken for a change of settings only.
 */
public final class CircuitBreakers {
  static final int MOST = 512;
  static final String OTHER = "other";

  private final ConcurrentHashMap<String, CircuitBreaker> byName = new ConcurrentHashMap<>();
  private final Bound names = new Bound();
  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier wallMillis;
  private final Consumer<Transition> listener;
  private volatile BreakerSettings settings;

  /**
   * @param settings in force until changed
   * @param wallMillis milliseconds since the epoch; asked for at failures, for people to read
   * @param listener told each transition, by the thread that made it, outside of any lock; those
   *     that different threads make one after the other may be told in another order
   */
  public CircuitBreakers(
      BreakerSettings settings, LongSupplier wallMillis, Consumer<Transition> listener) {
    this.settings = Objects.requireNonNull(settings);
    this.wallMillis = Objects.requireNonNull(wallMillis);
    this.listener = Objects.requireNonNull(listener);
  }

  /**
   * Returns the breaker of {@code name}, the same each time; but threads that meet over the last
   * place may for an instant be given {@value #OTHER}.
   */
  public CircuitBreaker of(String name) {
    CircuitBreaker known = byName.get(name);
    if (known != null) {
      return known;
    }
    if (name.equals(OTHER) || !names.take(MOST)) {
      return other();
    }
    CircuitBreaker made = new CircuitBreaker(name, settings, wallMillis, listener);
    CircuitBreaker kept = keep(made);
    if (kept != made) {
      names.giveBack();
    }
    return kept;
  }

  /** Needs no place. */
  private CircuitBreaker other() {
    CircuitBreaker known = byName.get(OTHER);
    return known != null ? known : keep(new CircuitBreaker(OTHER, settings, wallMillis, listener));
  }

  /** Two threads may make one for the same name; the first stays. */
  @SuppressWarnings("ReferenceEquality") // a record's first equals makes classes: decision 0009
  private CircuitBreaker keep(CircuitBreaker made) {
    CircuitBreaker first = byName.putIfAbsent(made.name(), made);
    if (first != null) {
      return first;
    }
    // A change that began before it was there may have passed it by.
    for (BreakerSettings now = settings; made.settings() != now; now = settings) {
      made.settings(now);
    }
    return made;
  }

  /** Changes the settings of all breakers; each keeps the state that it is in. */
  public void settings(BreakerSettings changed) {
    Objects.requireNonNull(changed);
    lock.lock();
    try {
      settings = changed;
      byName.values().forEach(breaker -> breaker.settings(changed));
    } finally {
      lock.unlock();
    }
  }

  /** Closes the breaker of that name; returns whether there is one. */
  public boolean reset(String name) {
    CircuitBreaker breaker = byName.get(name);
    if (breaker != null) {
      breaker.reset();
    }
    return breaker != null;
  }

  /** Returns what each breaker knows about itself, by name in order. */
  public List<BreakerSnapshot> snapshots(long nowNanos) {
    return byName.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().snapshot(nowNanos))
        .toList();
  }
}
