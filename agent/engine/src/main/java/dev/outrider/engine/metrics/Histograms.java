package dev.outrider.engine.metrics;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.engine.exchange.Bound;
import dev.outrider.link.Series;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.AtomicHistogram;
import org.jspecify.annotations.Nullable;

/**
 * All histograms of this JVM: at most 256 arrays of 27 kB, 1 µs to 1 h in 2 significant digits,
 * each made when its first value is recorded.
 *
 * <p>When there is no room for another, its values go to the one whose open labels are {@code
 * other}; those have room set aside. Thread-safe: a lock is taken to encode only. Look a recorder
 * up once and keep it.
 */
public final class Histograms {
  static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);
  static final int DIGITS = 2;

  private static final int MAX = 256;

  /** More than the metrics with histograms have combinations of closed labels. */
  private static final int SET_ASIDE = 16;

  /** Recorders are small, and most are never recorded with. */
  private static final int MAX_RECORDERS_OF_METRIC = 2_000;

  private final BoundedSeries<DurationRecorder> recorders =
      new BoundedSeries<>(MAX_RECORDERS_OF_METRIC, series -> new DurationRecorder(series, this));

  private final ReentrantLock encoding = new ReentrantLock();

  /** Grows only, each histogram of a recorder once. */
  private final Queue<EncodedHistogram> made = new ConcurrentLinkedQueue<>();

  private final Bound named = new Bound();

  /** Made for the first snapshot: a start-up has other things to load. */
  @GuardedBy("encoding")
  private @Nullable HistogramEncoder encoder;

  /** Returns the recorder of {@code series}, whose metric has histograms. */
  public DurationRecorder recorder(Series series) {
    return recorders.get(series);
  }

  /** Returns the histogram that {@code recorder} uses from now on; makes it when there is room. */
  AtomicHistogram histogramOf(DurationRecorder recorder) {
    Series other = BoundedSeries.other(recorder.series());
    if (other.equals(recorder.series())) {
      return ownOf(recorder);
    }
    if (!named.take(MAX - SET_ASIDE)) {
      recorder.keep(ownOf(recorders.get(other)));
    } else if (!make(recorder)) {
      named.giveBack();
    }
    return requireNonNull(recorder.histogram());
  }

  /** Of a recorder that needs no place. */
  private AtomicHistogram ownOf(DurationRecorder recorder) {
    if (recorder.histogram() == null) {
      make(recorder);
    }
    return requireNonNull(recorder.histogram());
  }

  /** Two threads may make one for the same recorder; returns whether this one is kept. */
  private boolean make(DurationRecorder owner) {
    AtomicHistogram histogram = new AtomicHistogram(HIGHEST_MICROS, DIGITS);
    boolean kept = owner.keep(histogram);
    if (kept) {
      made.add(new EncodedHistogram(owner.series(), histogram));
    }
    return kept;
  }

  /** Puts every histogram into {@code writer}; those without a new value are not encoded again. */
  public void writeTo(SnapshotWriter writer) {
    encoding.lock();
    try {
      HistogramEncoder known = encoder != null ? encoder : new HistogramEncoder();
      encoder = known;
      for (EncodedHistogram histogram : made) {
        writer.histogram(histogram.series(), histogram.bytes(known));
      }
    } finally {
      encoding.unlock();
    }
  }
}
