package dev.outrider.examples.driver;

import java.io.IOException;

/**
 * What it takes to start a gateway, and what it then holds.
 *
 * @param startMillis from the process' start to the first 200
 * @param residentMegabytes after some load and a full collection; NaN where it was not asked for
 */
record Birth(double startMillis, double residentMegabytes) {
  private static final long REQUESTS = 3_000;
  private static final int CONNECTIONS = 32;

  /** Starts one, takes its time and ends it. */
  static Birth timed(Stage stage, Provider provider, Launch launch)
      throws IOException, InterruptedException {
    try (Gateway gateway = Gateway.start(stage, provider, launch)) {
      return new Birth(gateway.startNanos() / 1e6, Double.NaN);
    }
  }

  /** Starts one, gives it as many requests as every other, weighs it and ends it. */
  static Birth weighed(Stage stage, Provider provider, Launch launch)
      throws IOException, InterruptedException {
    try (Gateway gateway = Gateway.start(stage, provider, launch)) {
      return weighed(gateway);
    }
  }

  /** Does the same with a sidecar inside, that has to serve before it is weighed. */
  static Birth weighed(Stage stage, Provider provider, Launch launch, Sidecar embedded)
      throws IOException, InterruptedException {
    try (Gateway gateway = Gateway.start(stage, provider, launch)) {
      embedded.awaitServing();
      return weighed(gateway);
    }
  }

  private static Birth weighed(Gateway gateway) throws IOException, InterruptedException {
    gateway.drive(Scenario.MIX.calls(), REQUESTS, CONNECTIONS);
    return new Birth(gateway.startNanos() / 1e6, gateway.residentBytes() / 1e6);
  }
}
