package dev.outrider.testkit;

import java.util.Map;

/** What every thread of this JVM does now, as text. */
final class ThreadDump {
  private ThreadDump() {}

  static String text() {
    StringBuilder dump = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      dump.append('"').append(thread.getName()).append("\" ").append(thread.getState());
      for (StackTraceElement frame : entry.getValue()) {
        dump.append("\n    at ").append(frame);
      }
      dump.append('\n');
    }
    return dump.toString();
  }
}
