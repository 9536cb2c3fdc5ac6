package dev.outrider.examples.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a gateway is to be started. Immutable.
 *
 * @param name shown in messages, and its log's name
 * @param jdk that runs it
 * @param program after the options: {@code -jar} and a jar, or {@code -cp}, a jar and a class
 * @param options of the JVM, agents among them
 * @param environment beside what the gateway itself needs
 */
record Launch(
    String name,
    Jdk jdk,
    List<String> program,
    List<String> options,
    Map<String, String> environment) {

  static Launch without(Jdk jdk, Path jar) {
    return without(jdk, "-jar", jar.toString());
  }

  /** As {@link #without(Jdk, Path)}, for a class of a jar. */
  static Launch without(Jdk jdk, Path jar, Class<?> main) {
    return without(jdk, "-cp", jar.toString(), main.getName());
  }

  private static Launch without(Jdk jdk, String... program) {
    return new Launch("gateway-without", jdk, List.of(program), List.of("-Xmx256m"), Map.of());
  }

  /** Returns this with the agent; its arguments may be empty. */
  Launch with(Path agent, String arguments) {
    String equals = arguments.isEmpty() ? "" : "=" + arguments;
    return named("gateway-with").option("-javaagent:" + agent + equals);
  }

  Launch named(String other) {
    return new Launch(other, jdk, program, options, environment);
  }

  Launch option(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new Launch(name, jdk, program, List.copyOf(more), environment);
  }

  Launch environment(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new Launch(name, jdk, program, options, Map.copyOf(more));
  }

  List<String> command() {
    List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
    command.addAll(options);
    command.addAll(program);
    return command;
  }
}
