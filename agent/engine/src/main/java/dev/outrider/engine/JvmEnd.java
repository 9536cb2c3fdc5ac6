package dev.outrider.engine;

/**
 * Whether the JVM has begun to end. What fails from then on fails because of that, and nobody wants
 * to read of it.
 */
final class JvmEnd {
  private JvmEnd() {}

  static boolean hasBegun() {
    Thread asking = new Thread(() -> {}, "outrider-end");
    try {
      Runtime.getRuntime().addShutdownHook(asking);
      return !Runtime.getRuntime().removeShutdownHook(asking);
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
