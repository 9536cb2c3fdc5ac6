package dev.outrider.sidecar.store;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.MalformedMessageException;
import dev.outrider.link.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The gateways that have said something, and the pictures made of them. Thread-safe. */
public final class Store {
  /** Silent for so long, a gateway counts as departed: it sends each second. */
  static final long DEPARTED_NANOS = SECONDS.toNanos(10);

  /** Departed for so long, or when there are too many, only what it counted is kept. */
  private static final long FOLDED_NANOS = MINUTES.toNanos(10);

  private static final int MAX_GATEWAYS = 200;

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Gateway> gateways = new LinkedHashMap<>();

  @GuardedBy("lock")
  private final Departed departed = new Departed();

  /**
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public Store(LongSupplier clock) {
    this.clock = clock;
  }

  /** What became of a snapshot. */
  public enum Taken {
    YES,
    /** It is a difference from one that is not the latest here: a whole one is needed. */
    UNKNOWN_BASE,
    /** As many gateways are connected as may. */
    TOO_MANY
  }

  /**
   * Takes a snapshot.
   *
   * @throws MalformedMessageException when it holds a histogram that is none
   */
  public Taken take(Snapshot snapshot) throws MalformedMessageException {
    for (Map.Entry<String, byte[]> histogram : snapshot.histograms().entrySet()) {
      Histograms.check(histogram.getKey(), histogram.getValue());
    }
    long nowNanos = clock.getAsLong();
    lock.lock();
    try {
      sweep(nowNanos);
      Gateway gateway = gateways.get(snapshot.instance().id());
      if (gateway != null) {
        return gateway.take(snapshot, nowNanos) ? Taken.YES : Taken.UNKNOWN_BASE;
      }
      return snapshot.whole() ? join(snapshot, nowNanos) : Taken.UNKNOWN_BASE;
    } finally {
      lock.unlock();
    }
  }

  /** Begins all totals and windows anew, or those of one gateway; false when there is none such. */
  public boolean reset(@Nullable String instance) {
    long nowNanos = clock.getAsLong();
    lock.lock();
    try {
      Collection<Gateway> chosen = chosen(instance);
      chosen.forEach(gateway -> gateway.reset(nowNanos));
      if (instance == null) {
        departed.reset();
      }
      return instance == null || !chosen.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the picture of now, of one gateway or of all; null when there is none such. */
  public @Nullable View view(@Nullable String instance) {
    long nowNanos = clock.getAsLong();
    lock.lock();
    try {
      sweep(nowNanos);
      Collection<Gateway> chosen = chosen(instance);
      if (instance != null && chosen.isEmpty()) {
        return null;
      }
      return view(chosen, instance == null ? departed.totals() : List.of(), nowNanos);
    } finally {
      lock.unlock();
    }
  }

  private static View view(Collection<Gateway> chosen, List<Delta> departed, long nowNanos) {
    List<Delta> total = new ArrayList<>(departed);
    List<Delta> window = new ArrayList<>();
    List<Delta> minute = new ArrayList<>();
    List<View.Connected> connected = new ArrayList<>();
    for (Gateway gateway : chosen) {
      total.add(gateway.total());
      window.add(gateway.window(nowNanos, History.WINDOW_NANOS));
      minute.add(gateway.window(nowNanos, MINUTES.toNanos(1)));
      if (gateway.live()) {
        connected.add(gateway.connected(nowNanos));
      }
    }
    return new View(
        new Slice(total),
        new Slice(window),
        new Slice(minute),
        new Gauges(connected.stream().map(one -> one.numbers().gauges()).toList()),
        connected);
  }

  @GuardedBy("lock")
  private Collection<Gateway> chosen(@Nullable String instance) {
    if (instance == null) {
      return gateways.values();
    }
    Gateway one = gateways.get(instance);
    return one == null ? List.of() : List.of(one);
  }

  @GuardedBy("lock")
  private Taken join(Snapshot first, long nowNanos) {
    if (gateways.size() >= MAX_GATEWAYS && !foldOneDeparted()) {
      return Taken.TOO_MANY;
    }
    Gateway gateway = new Gateway(first, nowNanos);
    if (departed.returns(first.instance().id())) {
      gateway.countedAlready();
    }
    gateways.put(first.instance().id(), gateway);
    return Taken.YES;
  }

  /** Notices who fell silent. */
  @GuardedBy("lock")
  private void sweep(long nowNanos) {
    Iterator<Gateway> all = gateways.values().iterator();
    while (all.hasNext()) {
      Gateway gateway = all.next();
      if (gateway.live() && gateway.silentNanos(nowNanos) > DEPARTED_NANOS) {
        gateway.depart(nowNanos);
      } else if (!gateway.live() && gateway.departedForNanos(nowNanos) > FOLDED_NANOS) {
        departed.add(gateway);
        all.remove();
      }
    }
  }

  @GuardedBy("lock")
  private boolean foldOneDeparted() {
    for (Gateway gateway : gateways.values()) {
      if (!gateway.live()) {
        departed.add(gateway);
        gateways.remove(gateway.instance().id());
        return true;
      }
    }
    return false;
  }
}
