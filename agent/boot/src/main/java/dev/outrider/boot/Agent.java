package dev.outrider.boot;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM enters us: {@code -javaagent:outrider-agent.jar[=arguments]}. */
public final class Agent {
  private static boolean attached;

  private Agent() {}

  /**
   * Attaches to this JVM, or says in one line why not. Never throws but when {@code strict} is
   * asked for and a setting is wrong: then the JVM does not start.
   *
   * @param arguments {@code name=value,...} as SETTINGS.md has them, or null
   * @param instrumentation of the JVM
   */
  public static synchronized void premain(
      @Nullable String arguments, Instrumentation instrumentation) {
    int java = JavaVersion.running();
    if (java < JavaVersion.FLOOR) {
      say("Java " + java + " is too old, it takes " + JavaVersion.FLOOR + "; not attached");
      return;
    }
    if (JdkTool.running()) {
      return;
    }
    if (attached) {
      say("attached already; the second -javaagent is ignored");
      return;
    }
    attached = true;
    Attachment attachment = attach(arguments, instrumentation);
    if (attachment != null && Strict.asked(arguments)) {
      attachment.refuseWrongSettings();
    }
  }

  private static @Nullable Attachment attach(
      @Nullable String arguments, Instrumentation instrumentation) {
    try {
      Attachment attachment = new Attachment(AgentJar.path(), arguments, instrumentation);
      attachment.begin();
      return attachment;
    } catch (Throwable fault) { // the gateway starts without us, whatever it was
      say("not attached: " + fault);
      return null;
    }
  }

  @SuppressWarnings(
      "SystemOut") // there is no logger before the hidden part opens, and none is wanted
  static void say(String what) {
    System.err.println("outrider: " + what);
  }
}
