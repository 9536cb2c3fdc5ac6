package dev.outrider.instrumentation.attach;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the package of the JDK's HTTP client to our module, and to nobody else: some of what an
 * application asks of that client can only be read off its fields.
 */
final class ClientOpening {
  private static final String MODULE = "java.net.http";
  private static final String PACKAGE = "jdk.internal.net.http";

  private ClientOpening() {}

  static void open(Instrumentation instrumentation) {
    Optional<Module> client = ModuleLayer.boot().findModule(MODULE);
    if (client.isPresent()) {
      instrumentation.redefineModule(
          client.get(),
          Set.of(),
          Map.of(),
          Map.of(PACKAGE, Set.of(ClientOpening.class.getModule())),
          Set.of(),
          Map.of());
    }
  }
}
