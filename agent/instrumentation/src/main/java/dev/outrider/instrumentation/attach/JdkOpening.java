package dev.outrider.instrumentation.attach;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the packages behind the JDK's own libraries to our module, and to nobody else: some of what
 * an instrumentation has to know can only be read off their fields.
 */
final class JdkOpening {
  private static final Map<String, Set<String>> PACKAGES_BY_MODULE =
      Map.of(
          "java.net.http", Set.of("jdk.internal.net.http"),
          "jdk.httpserver", Set.of("sun.net.httpserver"),
          "java.base", Set.of("sun.net.www", "sun.net.www.protocol.http"));

  private JdkOpening() {}

  static void open(Instrumentation instrumentation) {
    for (Map.Entry<String, Set<String>> opened : PACKAGES_BY_MODULE.entrySet()) {
      Optional<Module> module = ModuleLayer.boot().findModule(opened.getKey());
      if (module.isPresent()) {
        open(instrumentation, module.get(), opened.getValue());
      }
    }
  }

  private static void open(Instrumentation instrumentation, Module module, Set<String> packages) {
    Map<String, Set<Module>> toUs = new HashMap<>();
    for (String name : packages) {
      toUs.put(name, Set.of(JdkOpening.class.getModule()));
    }
    instrumentation.redefineModule(module, Set.of(), Map.of(), toUs, Set.of(), Map.of());
  }
}
