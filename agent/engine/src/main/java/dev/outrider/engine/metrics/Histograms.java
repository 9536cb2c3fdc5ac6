package dev.outrider.engine.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.AtomicHistogram;

/**
 * All histograms of this JVM: at most 256 arrays of 27 kB, 1 µs to 1 h in 2 significant digits,
 * each made when its first value is recorded.
 *
 * <p>When there is no room for another, its values go to the one whose open labels are {@code
 * other}; those have room set aside. Thread-safe. Look a recorder up once and keep it.
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

  private final ReentrantLock making = new ReentrantLock();
  private final ReentrantLock encoding = new ReentrantLock();

  @GuardedBy("making")
  private final List<EncodedHistogram> made = new ArrayList<>();

  @GuardedBy("making")
  private int named;

  @GuardedBy("encoding")
  private final HistogramEncoder encoder = new HistogramEncoder();

  /** Returns the recorder of {@code series}, whose metric has histograms. */
  public DurationRecorder recorder(Series series) {
    return recorders.get(series);
  }

  /**
   * Returns the histogram that {@code recorder} is to use from now on; makes it when there is room.
   */
  AtomicHistogram histogramOf(DurationRecorder recorder) {
    Series other = BoundedSeries.other(recorder.series());
    boolean always = other.equals(recorder.series());
    DurationRecorder shared = always ? recorder : recorders.get(other);
    making.lock();
    try {
      boolean own = always || named < MAX - SET_ASIDE;
      AtomicHistogram histogram = make(own ? recorder : shared, own && !always);
      recorder.keep(histogram);
      return histogram;
    } finally {
      making.unlock();
    }
  }

  @GuardedBy("making")
  private AtomicHistogram make(DurationRecorder owner, boolean counts) {
    AtomicHistogram known = owner.histogram();
    if (known != null) {
      return known;
    }
    AtomicHistogram histogram = new AtomicHistogram(HIGHEST_MICROS, DIGITS);
    made.add(new EncodedHistogram(owner.series(), histogram));
    owner.keep(histogram);
    if (counts) {
      named++;
    }
    return histogram;
  }

  /** Puts every histogram into {@code writer}; those without a new value are not encoded again. */
  public void writeTo(SnapshotWriter writer) {
    List<EncodedHistogram> all = made();
    encoding.lock();
    try {
      for (EncodedHistogram histogram : all) {
        writer.histogram(histogram.series(), histogram.bytes(encoder));
      }
    } finally {
      encoding.unlock();
    }
  }

  private List<EncodedHistogram> made() {
    making.lock();
    try {
      return List.copyOf(made);
    } finally {
      making.unlock();
    }
  }
}
