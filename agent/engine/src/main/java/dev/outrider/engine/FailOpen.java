package dev.outrider.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Counts the faults of ours after which an exchange went on without us, and logs each cause once,
 * with its stack trace: that is a bug of ours. Never throws. Thread-safe, bounded by the number of
 * cuts.
 */
public final class FailOpen implements BiConsumer<String, Throwable> {
  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Log log;

  public FailOpen(Log log) {
    this.log = log;
  }

  /** Takes note of a fault at {@code cause}: the cut, or the part of ours, where it happened. */
  @Override
  public void accept(String cause, Throwable fault) {
    try {
      LongAdder count = counts.get(cause);
      if (count == null) {
        count = counts.computeIfAbsent(cause, first -> new LongAdder());
        log.error(
            "fault at "
                + cause
                + ", the exchange went on natively (counted as failOpen; said"
                + " once): "
                + trace(fault));
      }
      count.increment();
    } catch (Throwable unsayable) {
      // out of memory or out of stack: the exchange matters, the note does not
    }
  }

  private static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }

  /** Returns the counts by cause. */
  public Map<String, Long> counts() {
    Map<String, Long> now = new TreeMap<>();
    counts.forEach((cause, count) -> now.put(cause, count.sum()));
    return now;
  }
}
