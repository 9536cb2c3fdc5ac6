package dev.outrider.engine.metrics;

import dev.outrider.link.Series;
import org.HdrHistogram.AtomicHistogram;

/**
 * A histogram and its last encoding, which is given again until a value was recorded.
 *
 * <p>Not thread-safe: {@link Histograms} encodes under a lock, while others record.
 */
final class EncodedHistogram {
  private final Series series;
  private final AtomicHistogram live;
  private long encodedCount = -1;
  private byte[] bytes = {};

  EncodedHistogram(Series series, AtomicHistogram live) {
    this.series = series;
    this.live = live;
  }

  Series series() {
    return series;
  }

  byte[] bytes(HistogramEncoder encoder) {
    // Recording raises this count last, so whatever the encoding below misses changes it later.
    long count = live.getTotalCount();
    if (count != encodedCount) {
      bytes = encoder.encode(live);
      encodedCount = count;
    }
    return bytes;
  }
}
