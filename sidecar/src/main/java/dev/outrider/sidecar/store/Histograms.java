package dev.outrider.sidecar.store;

import dev.outrider.link.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Encoded histograms read, and one taken from another. Pure. */
public final class Histograms {
  private static final int MAX_BYTES = 256 << 10;
  private static final int DIGITS = 2;

  private Histograms() {}

  /** Returns an empty one that grows with what is added. */
  static Histogram empty() {
    return new Histogram(DIGITS);
  }

  /**
   * Makes sure that {@link #decode} will read it.
   *
   * @throws MalformedMessageException when it is no histogram
   */
  static void check(String series, byte[] encoded) throws MalformedMessageException {
    if (encoded.length > MAX_BYTES) {
      throw new MalformedMessageException(series + " has over " + MAX_BYTES + " bytes");
    }
    try {
      Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new MalformedMessageException(series + " is no histogram: " + e.getMessage());
    }
  }

  /** Returns the histogram that {@link #check} let pass. */
  public static Histogram decode(byte[] encoded) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns what was recorded between {@code before} and {@code now}; both only ever grow. */
  static Histogram between(byte @Nullable [] before, byte[] now) {
    Histogram difference = decode(now);
    if (before == null) {
      return difference;
    }
    Histogram earlier = decode(before);
    if (earlier.getTotalCount() > difference.getTotalCount()) {
      return difference; // it started anew, like a counter that fell
    }
    difference.subtract(earlier);
    return difference;
  }
}
