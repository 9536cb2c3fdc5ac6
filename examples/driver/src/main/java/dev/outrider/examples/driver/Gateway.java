package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway that runs, and how often it has answered us. Thread-safe but for its own load. */
final class Gateway implements AutoCloseable, Throughput.Side {
  private final Child child;
  private final Jdk jdk;
  private final int port;
  private final long startNanos;
  private final AtomicLong answered = new AtomicLong();

  private Gateway(Child child, Jdk jdk, int port, long begin, int answers) {
    this.child = child;
    this.jdk = jdk;
    this.port = port;
    this.startNanos = System.nanoTime() - begin;
    answered.set(answers);
  }

  /** Starts one in front of that and returns when it has answered a first 200. */
  static Gateway start(Stage stage, Upstream upstream, Launch launch)
      throws IOException, InterruptedException {
    int port = Stage.freePort();
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.put("PORT", Integer.toString(port));
    environment.put("UPSTREAM", upstream.address());
    long begin = System.nanoTime();
    Child child = stage.start(launch.name(), launch.command(), environment);
    int answers = Await.answer(child, port, Call.UNCACHED);
    return new Gateway(child, launch.jdk(), port, begin, answers);
  }

  int port() {
    return port;
  }

  /** Returns the file of its standard error, where agents write. */
  Path errors() {
    return child.errors();
  }

  /** Returns how long it took from the process' start to the first 200. */
  long startNanos() {
    return startNanos;
  }

  /** Returns how many answers it has given us, polls and load included. */
  long answered() {
    return answered.get();
  }

  Answer ask(Call call) throws IOException {
    Answer answer = Asker.ask(port, call);
    answered.incrementAndGet();
    return answer;
  }

  @Override
  public Measured drive(double seconds, int connections) throws IOException {
    return drive(Scenario.UNCACHED.calls(), seconds, connections);
  }

  /** Drives it for that long and measures its processor time beside. */
  Measured drive(List<Call> calls, double seconds, int connections) throws IOException {
    long before = ProcessMeter.cpuNanos(child.handle());
    Measured measured = new Load(port, calls).during((long) (seconds * 1e9), connections);
    answered.addAndGet(measured.latencies().count());
    return measured.withCpu(ProcessMeter.cpuNanos(child.handle()) - before);
  }

  /** Gives it that many requests. */
  Measured drive(List<Call> calls, long requests, int connections) throws IOException {
    Measured measured = new Load(port, calls).requests(requests, connections);
    answered.addAndGet(measured.latencies().count());
    return measured;
  }

  /** Returns resident bytes after a full collection, where the JDK has the tool to ask for one. */
  long residentBytes() throws IOException, InterruptedException {
    String pid = Long.toString(child.handle().pid());
    Process jcmd =
        new ProcessBuilder(jdk.tool("jcmd").toString(), pid, "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    if (jcmd.waitFor() != 0) {
      throw child.failure("took no GC.run from jcmd");
    }
    return ProcessMeter.residentBytes(child.handle());
  }

  @Override
  public void close() {
    child.close();
  }

  /** Ends it, with that much time for what its JVM does at its end. */
  void close(long seconds) {
    child.close(seconds);
  }
}
