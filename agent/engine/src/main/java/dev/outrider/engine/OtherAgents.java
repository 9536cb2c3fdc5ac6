package dev.outrider.engine;

import org.jspecify.annotations.Nullable;

/** Other agents in this JVM: what they bring is not the application's, and ours is not theirs. */
public final class OtherAgents {
  private static final String OPEN_TELEMETRY = "io.opentelemetry.javaagent.";

  private OtherAgents() {}

  /**
   * Whether a loader of ours has to say that it does not know this class, although the boot loader
   * has it: the OpenTelemetry agent leaves alone each loader that does not see its classes, and so
   * weaves none of ours.
   */
  public static boolean isHiddenFromUs(String name) {
    return name.startsWith(OPEN_TELEMETRY);
  }

  /**
   * Whether the OpenTelemetry agent is attached. Its advice adds a stage to each future that a
   * client returns, when the span of the call is not the current one any more.
   */
  public static boolean isOpenTelemetryHere() {
    try {
      Class.forName(OPEN_TELEMETRY + "bootstrap.AgentInitializer", false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /**
   * Whether it is another agent's: the HTTP client in there sends that agent's own telemetry. Such
   * loaders are of a class that lies in the boot loader and in no module, where agents put theirs,
   * or that came through such a loader.
   */
  public static boolean isLoader(@Nullable ClassLoader loader) {
    if (loader == null) {
      return false;
    }
    Class<?> type = loader.getClass();
    ClassLoader from = type.getClassLoader();
    return isBrought(type) || (from != null && isBrought(from.getClass()));
  }

  private static boolean isBrought(Class<?> type) {
    return type.getClassLoader() == null && !type.getModule().isNamed();
  }
}
