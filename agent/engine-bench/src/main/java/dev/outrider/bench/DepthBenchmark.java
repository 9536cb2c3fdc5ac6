package dev.outrider.bench;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.RequestQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One joins a queue and one is handed the place that comes free, with so many in the queue. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DepthBenchmark {
  private static final int ASKERS = 1_000;

  @Param({"1", "100000"})
  public int waiting;

  private final SplittableRandom random = new SplittableRandom(1);
  private final long[] askers = random.longs(ASKERS).toArray();
  private final RequestQueue queue =
      new RequestQueue(
          new AdmissionSettings(
              1, 1_000_000, 3, TimeUnit.HOURS.toNanos(1), TimeUnit.SECONDS.toNanos(10), 5),
          System::nanoTime);
  private Permit running;

  @Setup
  public void fill() {
    running = (Permit) queue.arrive(asking());
    for (int i = 0; i < waiting; i++) {
      join();
    }
  }

  private Asking asking() {
    return new Asking(1, askers[random.nextInt(ASKERS)]);
  }

  private void join() {
    ((Queued) queue.arrive(asking())).whenDecided(Runnable::run, this::granted);
  }

  private void granted(Admission permit) {
    running = (Permit) permit;
  }

  @Benchmark
  public Permit joinAndHandOver() {
    Permit before = running;
    join();
    before.release(false);
    return running;
  }
}
