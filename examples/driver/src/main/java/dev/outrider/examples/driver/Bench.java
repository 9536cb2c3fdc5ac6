package dev.outrider.examples.driver;

/**
 * What every row is measured with.
 *
 * @param stage where processes are started
 * @param effort how much is measured
 * @param judge who notes what came of it
 */
record Bench(Stage stage, Effort effort, Judge judge) {
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
