package dev.outrider.engine.metrics;

import dev.outrider.link.Series;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.HdrHistogram.AtomicHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Records durations of one series into its histogram, which is made at the first one.
 *
 * <p>Thread-safe; kept by who records with it. Costs a few atomic additions, no lock and no
 * allocation once the histogram is there.
 */
public final class DurationRecorder {
  private static final AtomicReferenceFieldUpdater<DurationRecorder, @Nullable AtomicHistogram>
      HISTOGRAM =
          AtomicReferenceFieldUpdater.newUpdater(
              DurationRecorder.class, AtomicHistogram.class, "histogram");

  private final Series series;
  private final Histograms histograms;

  /** Written once: of threads that bring one, the first wins. */
  private volatile @Nullable AtomicHistogram histogram;

  DurationRecorder(Series series, Histograms histograms) {
    this.series = series;
    this.histograms = histograms;
  }

  /**
   * Records a duration in nanoseconds, as the nearest microsecond; below 0 (a clock that jumped) as
   * 0, above one hour as one hour.
   */
  public void record(long nanos) {
    AtomicHistogram kept = histogram;
    if (kept == null) {
      kept = histograms.histogramOf(this);
    }
    kept.recordValue(micros(nanos));
  }

  private static long micros(long nanos) {
    if (nanos <= 0) {
      return 0;
    }
    long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    long nearest = nanos - TimeUnit.MICROSECONDS.toNanos(micros) >= 500 ? micros + 1 : micros;
    return Math.min(nearest, Histograms.HIGHEST_MICROS);
  }

  Series series() {
    return series;
  }

  @Nullable AtomicHistogram histogram() {
    return histogram;
  }

  /** Uses {@code offered} from now on, unless it has one; returns whether it had none. */
  boolean keep(AtomicHistogram offered) {
    return HISTOGRAM.compareAndSet(this, null, offered);
  }
}
