package dev.outrider.sidecar.view;

import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Numbers that may have no sample, and are null then. Pure. */
final class Ratio {
  private static final double MICROS_PER_MILLI = 1_000;

  private Ratio() {}

  /** Returns the share of {@code part} in {@code whole}, 0 to 100. */
  static @Nullable Double percent(long part, long whole) {
    return whole > 0 ? 100.0 * part / whole : null;
  }

  /** Returns the share where both are known. */
  static @Nullable Double percent(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null || whole <= 0 ? null : 100 * part / whole;
  }

  /** Returns the larger where both are known. */
  static @Nullable Double larger(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  /** Returns the average in milliseconds. */
  static @Nullable Double averageMillis(Histogram micros) {
    return micros.getTotalCount() == 0 ? null : micros.getMean() / MICROS_PER_MILLI;
  }

  /** Returns a percentile in milliseconds; 0 gives the least and 100 the most. */
  static @Nullable Double millis(Histogram micros, double percentile) {
    if (micros.getTotalCount() == 0) {
      return null;
    }
    long value = percentile == 0 ? micros.getMinValue() : micros.getValueAtPercentile(percentile);
    return value / MICROS_PER_MILLI;
  }

  static long whole(@Nullable Double gauge) {
    return gauge == null ? 0 : Math.round(gauge);
  }

  static @Nullable Long wholeOrNull(@Nullable Double gauge) {
    return gauge == null ? null : Long.valueOf(Math.round(gauge));
  }

  /** Returns a moment as API.md writes it. */
  static @Nullable String moment(@Nullable Double epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(Math.round(epochMillis)).toString();
  }
}
