package dev.outrider.instrumentation.attach;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the packages behind the JDK's own libraries to our module, and to nobody else: some of what
 * an instrumentation has to know can only be read off their fields.
 */
final class JdkOpening {
  /** By module, the package that is opened. */
  private static final Map<String, String> OPENED =
      Map.of(
          "java.net.http", "jdk.internal.net.http",
          "jdk.httpserver", "sun.net.httpserver");

  private JdkOpening() {}

  static void open(Instrumentation instrumentation) {
    OPENED.forEach((module, name) -> open(instrumentation, module, name));
  }

  private static void open(Instrumentation instrumentation, String module, String name) {
    Optional<Module> found = ModuleLayer.boot().findModule(module);
    if (found.isPresent()) {
      instrumentation.redefineModule(
          found.get(),
          Set.of(),
          Map.of(),
          Map.of(name, Set.of(JdkOpening.class.getModule())),
          Set.of(),
          Map.of());
    }
  }
}
