package dev.outrider.engine.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One {@link Overload} on a real queue, event by event on a virtual clock: the same seed gives the
 * same run. What happens in its first tenth is not counted.
 */
final class OverloadRun {
  private static final long HOUSEKEEPING = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long NOISY = 0x7A3C_91F2_44D0_8B1EL;

  private final Overload overload;
  private final Random random;
  private final long lengthNanos;
  private final RequestQueue queue;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
  private final Queue<Runnable> handedOver = new ArrayDeque<>();
  private final long[] quietAskers;
  private final List<List<Long>> latencies = new ArrayList<>();
  private final long[] lastServed;
  private final long[] longestWithout;
  private long nowNanos;
  private long order;
  private long busyNanos;
  private long quietArrived;
  private long quietServed;

  private record Event(long atNanos, long order, Runnable what) {}

  private record Exchange(Asking asking, long arrivedNanos, long runsNanos) {
    boolean isQuiet() {
      return asking.asker() != NOISY;
    }
  }

  /** Runs it for about so many arrivals, a minute of virtual time at the least. */
  OverloadRun(Overload overload, int arrivals) {
    this.overload = overload;
    this.random = new Random(overload.seed());
    this.lengthNanos = seconds(Math.max(60, arrivals / overload.arrivalsPerSecond()));
    this.queue = new RequestQueue(overload.settings(), () -> nowNanos);
    this.quietAskers = random.longs(Overload.QUIET_ASKERS).toArray();
    this.lastServed = new long[overload.mix().size()];
    this.longestWithout = new long[overload.mix().size()];
    for (int level = 0; level < overload.mix().size(); level++) {
      latencies.add(new ArrayList<>());
    }
    at(0, this::arrive);
    at(0, this::keepHouse);
    run();
    latencies.forEach(Collections::sort);
    for (int level = 0; level < overload.mix().size(); level++) {
      served(level);
    }
  }

  private static long seconds(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  private void at(long atNanos, Runnable what) {
    events.add(new Event(atNanos, order++, what));
  }

  private void run() {
    for (Event next = events.remove(); next.atNanos() < lengthNanos; next = events.remove()) {
      nowNanos = next.atNanos();
      next.what().run();
      for (Runnable task = handedOver.poll(); task != null; task = handedOver.poll()) {
        task.run();
      }
    }
    nowNanos = lengthNanos;
  }

  private void keepHouse() {
    queue.expire(nowNanos);
    at(nowNanos + HOUSEKEEPING, this::keepHouse);
  }

  private void arrive() {
    double wait = -Math.log(1 - random.nextDouble()) / overload.arrivalsPerSecond();
    at(nowNanos + seconds(wait), this::arrive);
    boolean noisy = random.nextDouble() < overload.noisyShare();
    long asker = noisy ? NOISY : quietAskers[random.nextInt(quietAskers.length)];
    double runs = overload.service().draw(random, overload.serviceMillis() / 1000);
    Exchange exchange =
        new Exchange(new Asking(overload.level(random), asker), nowNanos, seconds(runs));
    quietArrived += counts() && exchange.isQuiet() ? 1 : 0;
    Admission answer = queue.arrive(exchange.asking());
    if (answer instanceof Queued queued) {
      queued.whenDecided(handedOver::add, decided -> decided(exchange, decided));
    } else {
      decided(exchange, answer);
    }
  }

  private void decided(Exchange exchange, Admission decided) {
    if (decided instanceof Permit permit) {
      served(exchange.asking().level());
      at(nowNanos + exchange.runsNanos(), () -> over(exchange, permit));
    }
  }

  private void served(int level) {
    if (counts()) {
      longestWithout[level] = Math.max(longestWithout[level], nowNanos - lastServed[level]);
    }
    lastServed[level] = nowNanos;
  }

  private void over(Exchange exchange, Permit permit) {
    permit.release(false);
    if (counts()) {
      busyNanos += exchange.runsNanos();
      quietServed += exchange.isQuiet() ? 1 : 0;
      latencies.get(exchange.asking().level()).add(nowNanos - exchange.arrivedNanos());
    }
  }

  private boolean counts() {
    return nowNanos >= lengthNanos / 10;
  }

  /** What was served, as a share of what the places can serve. */
  double goodput() {
    return busyNanos / (0.9 * lengthNanos * overload.places());
  }

  /** Milliseconds from arrival to end of those of that level who were served, P99. */
  double p99Millis(int level) {
    List<Long> sorted = latencies.get(level);
    long nanos = sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
    return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** Nanoseconds in which none of that level was served, the longest. */
  long longestWithout(int level) {
    return longestWithout[level];
  }

  /** How many of those who ask for little were served. */
  double quietServed() {
    return quietServed / (double) quietArrived;
  }

  QueueSnapshot snapshot() {
    return QueueKit.checked(queue.snapshot());
  }
}
