package dev.outrider.engine;

import dev.outrider.engine.metrics.SnapshotWriter;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.time.Duration;

/** Heap and processor of this JVM, without touching JMX. Confined to the link's thread. */
final class ProcessorUse {
  private long seenCpuNanos = -1;
  private long seenNanos;

  void writeTo(SnapshotWriter to) {
    Runtime runtime = Runtime.getRuntime();
    to.gauge(Series.of(Metric.HEAP_USED), (double) (runtime.totalMemory() - runtime.freeMemory()));
    long cpuNanos =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    long nowNanos = System.nanoTime();
    if (seenCpuNanos >= 0 && nowNanos > seenNanos) {
      double share = 100.0 * (cpuNanos - seenCpuNanos) / (nowNanos - seenNanos);
      to.gauge(Series.of(Metric.CPU), Math.max(0, share));
    }
    seenCpuNanos = cpuNanos;
    seenNanos = nowNanos;
  }
}
