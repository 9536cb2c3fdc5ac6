package dev.outrider.sidecar;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a sidecar and says in one line what became of it. */
final class Launch {
  private Launch() {}

  /** Returns the running sidecar, or null when it could not start, which was logged. */
  static @Nullable Sidecar of(Sources sources, Consumer<String> log) {
    try {
      SidecarSettings settings = SidecarSettings.read(sources);
      return start(settings, log);
    } catch (IllegalArgumentException e) {
      log.accept("sidecar not started: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable Sidecar start(SidecarSettings settings, Consumer<String> log) {
    try {
      Sidecar sidecar = Sidecar.start(settings, TokenChoice.of(settings, log), System::nanoTime);
      log.accept("sidecar listens on http://" + settings.bind() + ":" + sidecar.port());
      return sidecar;
    } catch (IOException e) {
      log.accept(
          "sidecar not started: port is "
              + settings.port()
              + ", and it cannot be bound on "
              + settings.bind()
              + ": "
              + reason(e)
              + "; choose another with OUTRIDER_PORT");
      return null;
    }
  }

  /** Jetty says which address failed; why, its cause says. */
  private static String reason(IOException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }
}
