package dev.outrider.examples.driver;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The jars that take part, as the build leaves them unless the command line says otherwise. */
record Artifacts(
    Path agent, Path sidecar, Path provider, Path gateway, Path webflux, Path openTelemetry) {
  /** Options that name another jar. */
  static final Set<String> OPTIONS =
      Set.of("agent", "sidecar", "provider", "gateway", "webflux", "engine-bench", "opentelemetry");

  /**
   * Finds them, relative to the project's folder.
   *
   * @throws IllegalArgumentException naming the first that is missing
   */
  static Artifacts of(Arguments arguments) {
    Path project = project();
    return new Artifacts(
        jar(arguments, "agent", project.resolve("agent/dist/target/outrider-agent.jar")),
        jar(arguments, "sidecar", project.resolve("sidecar/target/outrider-sidecar.jar")),
        jar(
            arguments,
            "provider",
            project.resolve("examples/mock-provider/target/mock-provider.jar")),
        jar(
            arguments,
            "gateway",
            project.resolve(
                "examples/spring-cloud-gateway-mvc/target/spring-cloud-gateway-mvc-exec.jar")),
        jar(
            arguments,
            "webflux",
            project.resolve(
                "examples/spring-cloud-gateway-webflux/target/"
                    + "spring-cloud-gateway-webflux-exec.jar")),
        jar(
            arguments,
            "opentelemetry",
            project.resolve("agent/dist/target/beside/opentelemetry-javaagent.jar")));
  }

  /** Finds the jar of the engine's benchmarks, which no gateway needs. */
  static Path engineBench(Arguments arguments) {
    return jar(
        arguments, "engine-bench", project().resolve("agent/engine-bench/target/engine-bench.jar"));
  }

  private static Path project() {
    return Path.of(Optional.ofNullable(System.getenv("OUTRIDER_PROJECT")).orElse("."));
  }

  /** Returns the jar that this program runs from: some gateways of the benchmark are in it too. */
  static Path driver() {
    try {
      return Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path jar(Arguments arguments, String name, Path usual) {
    Path jar = arguments.path(name).orElse(usual).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          "no " + name + " at " + jar + "; build it (mvn package) or name it with --" + name);
    }
    return jar;
  }
}
