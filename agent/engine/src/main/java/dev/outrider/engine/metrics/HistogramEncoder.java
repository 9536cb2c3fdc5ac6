package dev.outrider.engine.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * Writes histograms in HdrHistogram's V2 compressed form.
 *
 * <p>From a copy: a histogram keeps the buffer of its encoding, 30 kB each, which would double the
 * memory of them all (HdrHistogram 2.2.2, {@code encodeIntoCompressedByteBuffer}). Not thread-safe.
 */
final class HistogramEncoder {
  private final Histogram copy = new Histogram(Histograms.HIGHEST_MICROS, Histograms.DIGITS);
  private final ByteBuffer buffer = ByteBuffer.allocate(copy.getNeededByteBufferCapacity());

  byte[] encode(AbstractHistogram live) {
    live.copyInto(copy);
    buffer.clear();
    int length = copy.encodeIntoCompressedByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }
}
