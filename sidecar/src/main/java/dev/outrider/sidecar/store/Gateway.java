package dev.outrider.sidecar.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.outrider.link.Instance;
import dev.outrider.link.Snapshot;
import dev.outrider.link.SnapshotDifference;
import dev.outrider.sidecar.store.History.Instant;

/** One gateway's JVM: its latest snapshot, its past, and where its totals begin. Store's lock. */
final class Gateway {
  private final Numbers.Names names = new Numbers.Names();
  private final History history = new History();
  private Snapshot latest;
  private Numbers numbers;
  private Numbers baseline = Numbers.NONE;
  private long seenNanos;
  private long departedNanos;
  private boolean live = true;

  /** Begins with the whole snapshot {@code first}, taken to have counted evenly until now. */
  Gateway(Snapshot first, long nowNanos) {
    latest = first;
    numbers = Numbers.of(first, names);
    seenNanos = nowNanos;
    long age = MILLISECONDS.toNanos(first.uptimeMillis());
    boolean young = age <= History.WINDOW_NANOS; // all that it counted is within the window
    history.restart(
        young ? new Instant(nowNanos - age, Numbers.NONE) : new Instant(nowNanos, numbers));
  }

  Instance instance() {
    return latest.instance();
  }

  /** Takes what follows the latest; false when its base is not that, so that it says nothing. */
  boolean take(Snapshot next, long nowNanos) {
    if (next.sequence() <= latest.sequence()
        || (!next.whole() && next.base() != latest.sequence())) {
      return false;
    }
    latest = next.whole() ? next : SnapshotDifference.apply(latest, next);
    numbers = Numbers.of(latest, names);
    seenNanos = nowNanos;
    live = true;
    history.offer(new Instant(nowNanos, numbers));
    return true;
  }

  boolean live() {
    return live;
  }

  /** Since its departure was noticed: a sidecar that was frozen noticed nothing meanwhile. */
  long departedForNanos(long nowNanos) {
    return nowNanos - departedNanos;
  }

  long silentNanos(long nowNanos) {
    return nowNanos - seenNanos;
  }

  /** It departed: what it counted last leaves the windows as they move on. */
  void depart(long nowNanos) {
    live = false;
    departedNanos = nowNanos;
    history.keep(new Instant(seenNanos, numbers));
  }

  /** Its totals and windows begin now. */
  void reset(long nowNanos) {
    baseline = numbers;
    history.restart(new Instant(nowNanos, numbers));
  }

  /** What it counted until now belongs to somebody else's total. */
  void countedAlready() {
    baseline = numbers;
  }

  Delta total() {
    return new Delta(instance().requestsOf(), baseline, numbers, 0);
  }

  Delta window(long nowNanos, long windowNanos) {
    Instant before = history.before(nowNanos, windowNanos);
    return new Delta(
        instance().requestsOf(), before.numbers(), numbers, nowNanos - before.atNanos());
  }

  View.Connected connected(long nowNanos) {
    return new View.Connected(
        instance(), latest.uptimeMillis(), silentNanos(nowNanos), numbers, total());
  }
}
