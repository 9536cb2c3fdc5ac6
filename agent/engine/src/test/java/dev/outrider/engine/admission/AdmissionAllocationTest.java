package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class AdmissionAllocationTest {
  private static final Asking SOMEBODY = Asking.at(0);
  private static final int TIMES = 20_000;

  /** Header, queue, wait, level and released: 32 bytes, and some room for other JVMs' layouts. */
  private static final long PERMIT_BYTES = 40;

  @Test
  void anUncontendedAdmissionAllocatesThePermitOnly() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RequestQueue queue = new RequestQueue(QueueKit.settings(10, 10, 3), System::nanoTime);
    ((Permit) queue.arrive(SOMEBODY)).release(false);

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      ((Permit) queue.arrive(SOMEBODY)).release(false);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / TIMES).isLessThanOrEqualTo(PERMIT_BYTES);
  }
}
