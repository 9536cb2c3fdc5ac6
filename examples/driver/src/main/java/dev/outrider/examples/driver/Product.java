package dev.outrider.examples.driver;

import java.nio.file.Path;
import java.util.List;

/**
 * A third-party gateway that the demo attaches to. Immutable.
 *
 * @param title as people call it
 * @param name of its logs
 * @param jar unmodified
 * @param scenarios that say something of it
 * @param cached whether answers to its own client can come from a cache
 * @param warmUpSeconds that it is driven for before it is compared
 */
record Product(
    String title,
    String name,
    Path jar,
    List<Scenario> scenarios,
    boolean cached,
    double warmUpSeconds) {

  static Product mvc(Artifacts artifacts) {
    return new Product("MVC", "mvc", artifacts.gateway(), Scenario.ALL, true, 10);
  }

  /** It gains by the JIT five times what it began with, and that takes a while on two cores. */
  static Product webflux(Artifacts artifacts) {
    return new Product(
        "WebFlux", "webflux", artifacts.webflux(), Scenario.WITHOUT_CACHE, false, 40);
  }

  Launch bare() {
    return Launch.without(Jdk.running(), jar).named(name + "-without");
  }

  /** With the agent; its arguments may be empty. */
  Launch with(Path agent, String arguments) {
    return bare().with(agent, arguments).named(name + "-with");
  }
}
