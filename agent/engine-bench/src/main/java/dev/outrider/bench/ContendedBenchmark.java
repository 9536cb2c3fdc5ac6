package dev.outrider.bench;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.RequestQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Threads that want through eight places and park while they wait, on three levels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ContendedBenchmark {
  private static final int PLACES = 8;
  private static final int WORK = 1_000; // tokens of JMH: about two microseconds

  private final RequestQueue queue =
      new RequestQueue(
          new AdmissionSettings(
              PLACES, 1_000, 3, TimeUnit.HOURS.toNanos(1), TimeUnit.SECONDS.toNanos(10), 5),
          System::nanoTime);
  private final Semaphore semaphore = new Semaphore(PLACES, true);

  @Benchmark
  public void outrider() throws InterruptedException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Admission admission = queue.arrive(new Asking(random.nextInt(3), random.nextLong()));
    Permit permit = (Permit) (admission instanceof Queued queued ? queued.await() : admission);
    Blackhole.consumeCPU(WORK);
    permit.release(false);
  }

  @Benchmark
  public void semaphore() throws InterruptedException {
    semaphore.acquire();
    Blackhole.consumeCPU(WORK);
    semaphore.release();
  }
}
