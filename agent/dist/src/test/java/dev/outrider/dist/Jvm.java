package dev.outrider.dist;

import dev.outrider.testkit.ClassPath;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One JVM that a test starts: its flags, its lines, its end. */
final class Jvm implements AutoCloseable {
  static final Path AGENT = Path.of(System.getProperty("outrider.agent.jar", "unset"));

  private static final String CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !new File(entry).getName().startsWith("outrider-"))
          .filter(entry -> !new File(entry).getName().equals("classes"))
          .collect(Collectors.joining(File.pathSeparator));

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private Jvm(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "lines of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static Plan java() {
    return new Plan(Path.of(System.getProperty("java.home")));
  }

  static Plan java(Path home) {
    return new Plan(home);
  }

  /** How a JVM is to be started. */
  static final class Plan {
    private final Path home;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> command = List.of();
    private String classPath = CLASS_PATH;

    private Plan(Path home) {
      this.home = home;
    }

    Plan flags(String... more) {
      flags.addAll(Arrays.asList(more));
      return this;
    }

    Plan agent(String arguments) {
      return flags("-javaagent:" + AGENT + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    Plan environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /**
     * Puts the oldest supported version of a library's jars in the place of the newest; before
     * {@link #main}.
     */
    Plan oldest(String... libraries) {
      for (String library : libraries) {
        instead(library, Path.of(System.getProperty("outrider.oldest"), library + ".jar"));
      }
      return this;
    }

    /** Puts another version of a library's jar in the place of its own; before {@link #main}. */
    Plan instead(String library, Path jar) {
      String own = library + "-\\d.*";
      classPath =
          Stream.of(classPath.split(File.pathSeparator))
              .map(entry -> new File(entry).getName().matches(own) ? jar.toString() : entry)
              .collect(Collectors.joining(File.pathSeparator));
      return this;
    }

    /**
     * Puts the jars of a folder, a library's oldest supported version with all that it needs,
     * before all others; before {@link #main}.
     */
    Plan oldestWithAll(String library) {
      Path folder = Path.of(System.getProperty("outrider.oldest"), library);
      classPath = folder + File.separator + "*" + File.pathSeparator + classPath;
      return this;
    }

    /**
     * Puts a Tomcat for {@code javax.servlet} in the place of the newest, and such a twin of {@code
     * main} in its place; before {@link #main}.
     *
     * @param folder of that Tomcat's jars
     */
    Plan javax(Path folder, Class<?> main) {
      String others =
          Stream.of(classPath.split(File.pathSeparator))
              .filter(entry -> !new File(entry).getName().startsWith("tomcat-"))
              .collect(Collectors.joining(File.pathSeparator));
      Stream<Path> first =
          Stream.concat(Stream.of(JavaxTwin.of(main)), ClassPath.in(folder).stream());
      classPath =
          first.map(Path::toString).collect(Collectors.joining(File.pathSeparator))
              + File.pathSeparator
              + others;
      return this;
    }

    /** Runs a class of this test's own class path, on which nothing of Outrider's is. */
    Plan main(Class<?> main, String... arguments) {
      flags("-cp", classPath);
      List<String> words = new ArrayList<>(List.of(main.getName()));
      words.addAll(Arrays.asList(arguments));
      command = words;
      return this;
    }

    Plan jar(Path jar, String... arguments) {
      List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
      words.addAll(Arrays.asList(arguments));
      command = words;
      return this;
    }

    /** Starts it in a home of its own, without a token file: no link but what the test asks for. */
    Jvm start() {
      flags.add(0, "-Duser.home=" + emptyHome());
      return startTool("java");
    }

    private static Path emptyHome() {
      try {
        Path home = Files.createTempDirectory("home");
        home.toFile().deleteOnExit();
        return home;
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }

    /** Starts another launcher of that JDK, with the command as its arguments. */
    Jvm startTool(String tool, String... arguments) {
      List<String> words = new ArrayList<>();
      words.add(home.resolve("bin").resolve(tool).toString());
      words.addAll(flags);
      words.addAll(command);
      words.addAll(Arrays.asList(arguments));
      return startWords(words);
    }

    /** Starts another program with this environment; flags and command are not for it. */
    Jvm startProgram(Path program, String... arguments) {
      List<String> words = new ArrayList<>(List.of(program.toString()));
      words.addAll(Arrays.asList(arguments));
      return startWords(words);
    }

    private Jvm startWords(List<String> words) {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().put("HOME", System.getProperty("java.io.tmpdir"));
      builder.environment().putAll(environment);
      builder.directory(new File(System.getProperty("java.io.tmpdir")));
      try {
        return new Jvm(builder.start());
      } catch (IOException unstarted) {
        throw new UncheckedIOException(unstarted);
      }
    }
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      // the process was ended
    }
  }

  /** Returns what follows {@code prefix} on the first line that begins with it, waiting for it. */
  String await(String prefix) {
    Awaitility.await("a line that begins with " + prefix)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .failFast(
            "the JVM has ended",
            () -> !process.isAlive() && !reader.isAlive() && find(prefix) == null)
        .conditionEvaluationListener(
            condition -> {
              if (condition.getRemainingTimeInMS() < 50) {
                lines.forEach(System.out::println);
              }
            })
        .until(() -> find(prefix) != null);
    return String.valueOf(find(prefix));
  }

  private @org.jspecify.annotations.Nullable String find(String prefix) {
    for (String line : lines) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    return null;
  }

  /** Waits for the end and returns the exit status. */
  int end() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after a minute: " + lines);
      }
      reader.join(5000);
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  List<String> lines() {
    return lines;
  }

  /** The lines that begin as ours do. */
  List<String> ours() {
    return lines.stream().filter(line -> line.startsWith("outrider:")).toList();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a signal by its name: {@code STOP} freezes it, {@code CONT} lets it go on. */
  void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + kill.exitValue());
      }
    } catch (IOException unstarted) {
      throw new UncheckedIOException(unstarted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroyForcibly();
      end();
    }
  }
}
