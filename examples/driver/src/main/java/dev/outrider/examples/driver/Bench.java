package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Optional;

/**
 * What every row is measured with.
 *
 * @param stage where processes are started
 * @param effort how much is measured
 * @param judge who notes what came of it
 */
record Bench(Stage stage, Effort effort, Judge judge) {
  /** What is measured on one JDK. */
  interface OnJdk {
    void measure(Jdk jdk) throws IOException, InterruptedException;
  }

  /** Measures on the JDK of that feature release; without one its budgets are left out. */
  void on(int feature, OnJdk what, Budget... budgets) throws IOException, InterruptedException {
    Optional<Jdk> jdk = Jdk.ofFeature(feature);
    if (jdk.isPresent()) {
      what.measure(jdk.get());
      return;
    }
    for (Budget budget : budgets) {
      judge.leaveOut(budget, "no JDK " + feature + " found");
    }
  }

  /** With the agent as it is where nobody listens: a sidecar's cost is judged by its memory. */
  Launch attached(Launch bare) {
    return bare.with(stage.artifacts().agent(), "sidecar=none");
  }

  /** With the OpenTelemetry agent, which exports nothing: only its instrumentation costs. */
  Launch openTelemetry(Launch bare) {
    return bare.with(stage.artifacts().openTelemetry(), "")
        .named("gateway-opentelemetry")
        .option("-Dotel.traces.exporter=none")
        .option("-Dotel.metrics.exporter=none")
        .option("-Dotel.logs.exporter=none");
  }
}
