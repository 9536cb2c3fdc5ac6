package dev.outrider.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two JVMs that are compared.
 *
 * @param name how the report calls it
 * @param jdk which JDK runs it
 * @param flags what stands on its command line before the main class
 * @param libraries jars on its class path beside the kit and the list of calls
 */
public record Side(String name, Jdk jdk, List<String> flags, List<Path> libraries) {
  public Side {
    flags = List.copyOf(flags);
    libraries = List.copyOf(libraries);
  }

  /** The side without an agent. */
  public static Side bare(Jdk jdk) {
    return new Side("native", jdk, List.of(), List.of());
  }

  /** The side with an agent; {@code arguments} may be empty. */
  public static Side withAgent(Jdk jdk, Path jar, String arguments) {
    String suffix = arguments.isEmpty() ? "" : "=" + arguments;
    return new Side("agent", jdk, List.of("-javaagent:" + jar + suffix), List.of());
  }

  /** Returns this side with further flags. */
  public Side with(String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return new Side(name, jdk, all, libraries);
  }

  /** Returns this side with further jars on its class path: {@link ClassPath} finds them. */
  public Side with(List<Path> jars) {
    List<Path> all = new ArrayList<>(libraries);
    all.addAll(jars);
    return new Side(name, jdk, flags, all);
  }
}
