package dev.outrider.dist;

import java.nio.file.Path;

/** The example gateway on Spring Cloud Gateway WebFlux, unmodified, as its fat jar is shipped. */
final class WebfluxGateway {
  private static final Path FAT_JAR =
      Path.of(
          System.getProperty("outrider.root", "unset"),
          "examples/spring-cloud-gateway-webflux/target/spring-cloud-gateway-webflux-exec.jar");

  private WebfluxGateway() {}

  /** Starts it before a provider, with log lines that begin with what they say. */
  static Jvm start(Jvm.Plan plan, String upstream) {
    return plan.environment("PORT", "0")
        .environment("UPSTREAM", upstream)
        .environment("LOGGING_PATTERN_CONSOLE", "%m%n")
        .jar(FAT_JAR)
        .start();
  }

  /** Returns its port, once it is started. */
  static int port(Jvm gateway) {
    gateway.await("Started GatewayApplication in ");
    String line = gateway.await("Netty started on port ");
    return Integer.parseInt(line.substring(0, line.indexOf(' ')));
  }
}
