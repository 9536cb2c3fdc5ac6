package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Outcome;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class RecordingAllocationTest {
  private static final int TIMES = 20_000;

  private final Recorders recorders = new Recorders(new Histograms(), System::currentTimeMillis);
  private final ExchangeRecorder recorder =
      recorders.exchanges(Direction.OUTBOUND, "/v1", "openai");

  private void recordOne(int i) {
    recorder.begin();
    recorder.record(i % 3, Outcome.OK, false, i * 1_000L, i * 1_000L, i * 1_000L, 10, 100);
  }

  @Test
  void recordingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    recordOne(0);

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      recordOne(i);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / TIMES).as("bytes each").isZero();
  }
}
