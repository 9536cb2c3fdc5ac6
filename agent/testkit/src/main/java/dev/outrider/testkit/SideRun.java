package dev.outrider.testkit;

import dev.outrider.testkit.server.Http2Server;
import dev.outrider.testkit.server.ScriptedServer;
import dev.outrider.testkit.server.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs calls on one side, in a JVM that is started anew where it died. */
final class SideRun implements AutoCloseable {
  private final Side side;
  private final Class<? extends CallList> list;
  private final Http2Server http2;
  private @Nullable WorkerJvm jvm;

  SideRun(Side side, Class<? extends CallList> list, Http2Server http2) {
    this.side = side;
    this.list = list;
    this.http2 = http2;
  }

  Side side() {
    return side;
  }

  /**
   * Returns what each run of the call found, the server's view included. After a run that hung no
   * other is tried.
   */
  List<List<Finding>> run(Call call) {
    List<List<Finding>> runs = new ArrayList<>();
    boolean hung = false;
    try (ScriptedServer server = ScriptedServer.open()) {
      Map<String, Integer> ports = new HashMap<>(server.ports());
      ports.putAll(http2.ports());
      for (int number = 1; number <= call.runs(); number++) {
        List<Finding> findings =
            hung
                ? List.of(Finding.exact(Run.HUNG, "in an earlier run"))
                : once(call, new Order(call.name(), number, ports), server);
        hung = says(findings, Run.HUNG);
        runs.add(findings);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + call.name() + " ran", e);
    }
    return runs;
  }

  private List<Finding> once(Call call, Order order, ScriptedServer server)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>(inJvm(call, order));
    List<Seen> seen = new ArrayList<>(server.take());
    seen.addAll(http2.take());
    if (!says(findings, Observed.NOT_JUDGED)) {
      boolean anyOrder = says(findings, Observed.ANY_ORDER);
      findings.addAll(WireFindings.of(seen, anyOrder, new Names(order.ports())));
    }
    return findings;
  }

  private static boolean says(List<Finding> findings, String field) {
    return findings.stream().anyMatch(finding -> finding.field().equals(field));
  }

  String output() {
    return jvm == null ? "" : jvm.output();
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
      jvm = null;
    }
  }

  private List<Finding> inJvm(Call call, Order order) {
    WorkerJvm running = started();
    try {
      return running.run(order, call.bound());
    } catch (IOException gone) {
      String output = running.output();
      close();
      return List.of(
          Finding.exact("the JVM", "died or stopped to answer: " + gone.getMessage()),
          Finding.context("output of the JVM", output));
    }
  }

  private WorkerJvm started() {
    WorkerJvm running = jvm;
    if (running == null) {
      try {
        running = new WorkerJvm(side, list);
      } catch (IOException e) {
        throw new UncheckedIOException("no JVM for the side " + side.name(), e);
      }
      jvm = running;
    }
    return running;
  }
}
