package dev.outrider.boot;

/** What {@code java -jar outrider-agent.jar} prints: what this is and how it is used. */
public final class Main {
  private Main() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    String[] lines = {
      "Outrider " + AgentJar.version() + ": the performance layer for a JVM gateway.",
      "It is attached, not run:",
      "",
      "  java -javaagent:outrider-agent.jar -jar gateway.jar",
      "  java -javaagent:outrider-agent.jar=console -jar gateway.jar    with the console at"
          + " http://127.0.0.1:6464",
      "",
      "Arguments: name=value, separated by commas, e.g. =console,mode=observe,config=gateway.yaml",
      "mode=observe decides and records, and acts on nothing. It takes Java "
          + JavaVersion.FLOOR
          + " or newer.",
    };
    for (String line : lines) {
      System.out.println(line);
    }
  }
}
