package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code JAVA_TOOL_OPTIONS} puts the agent in front of every JVM, tools included: each says what it
 * says without it, and nothing of ours.
 */
final class ToolsIT {
  private final Path folder;

  ToolsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeSources() throws IOException {
    Files.writeString(folder.resolve("Sum.java"), "class Sum { int of = 1 + 1; }\n");
    Files.createDirectories(folder.resolve(".java/.userPrefs")); // or the first jshell says so
    Files.writeString(folder.resolve("sum.jsh"), "System.out.println(1 + 1)\n/exit\n");
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>none</groupId>
          <artifactId>none</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        </project>
        """);
  }

  @Test
  void ofTheRunningJdkWorkAsWithoutUs() {
    allWork(Jdk.current());
  }

  @Test
  void ofTheNewestLtsWorkAsWithoutUs() {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check(
        "a JDK newer than " + Jdk.current().feature(), newest.feature() != Jdk.current().feature());
    allWork(newest);
  }

  private void allWork(Jdk jdk) {
    String source = folder.resolve("Sum.java").toString();
    String classes = folder.toString();
    works(tool(jdk, "jcmd", Long.toString(ProcessHandle.current().pid()), "VM.version"));
    works(tool(jdk, "jps", "-q", "nowhere.invalid:1"));
    works(tool(jdk, "keytool", "-help"));
    works(tool(jdk, "javac", "-d", classes, source));
    works(tool(jdk, "javap", "-cp", classes, "Sum"));
    works(tool(jdk, "jar", "--create", "--file", classes + "/sum.jar", "-C", classes, "Sum.class"));
    String preferences = "-J-Djava.util.prefs.userRoot=" + folder;
    works(tool(jdk, "jshell", preferences, "-s", folder.resolve("sum.jsh").toString()));
  }

  @Test
  void mavenWorksAsWithoutUs() {
    Path maven = maven();
    Requirement.check("mvn on the PATH", Files.exists(maven));

    works(plan -> plan.startProgram(maven, "-version"));
    works(plan -> plan.startProgram(maven, "-o", "-q", "-f", folder.toString(), "validate"));
  }

  private static Path maven() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(entry -> Path.of(entry, "mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("mvn"));
  }

  private static Function<Jvm.Plan, Jvm> tool(Jdk jdk, String tool, String... arguments) {
    Path program = jdk.home().resolve("bin").resolve(tool);
    return plan -> plan.startProgram(program, arguments);
  }

  private static void works(Function<Jvm.Plan, Jvm> start) {
    Jvm bare = start.apply(plan());
    Jvm with = start.apply(plan().environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.AGENT));

    assertThat(with.end()).isEqualTo(bare.end());
    assertThat(said(with)).isEqualTo(said(bare));
  }

  private static Jvm.Plan plan() {
    return Jvm.java().environment("JAVA_HOME", Objects.toString(System.getProperty("java.home")));
  }

  /** All but the line by which the JVM itself says that the variable is set. */
  private static List<String> said(Jvm tool) {
    return tool.lines().stream().filter(line -> !line.startsWith("Picked up ")).toList();
  }
}
