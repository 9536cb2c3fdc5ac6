package dev.outrider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDKs are found by what they say about themselves. */
class JdkHomesTest {
  @Test
  void findsTheRunningJdk() {
    assertThat(JdkHomes.find().feature(Runtime.version().feature()))
        .hasValueSatisfying(jdk -> assertThat(jdk.java()).isExecutable());
  }

  @Test
  void findsAJdkThatTheEnvironmentNames(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"97.0.1\"\n");
    Files.createDirectory(home.resolve("bin"));
    Path javac = Files.createFile(home.resolve("bin").resolve("javac"));
    assertThat(javac.toFile().setExecutable(true)).isTrue();

    JdkHomes homes = JdkHomes.among(Map.of("JAVA_HOME_97_X64", home.toString()));

    assertThat(homes.feature(97)).hasValue(new Jdk(97, home));
    assertThat(homes.newestLts()).isEqualTo(new Jdk(97, home));
  }

  @Test
  void findsNothingWhereThereIsNoCompiler(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"97.0.1\"\n");

    assertThat(JdkHomes.among(Map.of("JAVA_HOME", home.toString())).feature(97)).isEmpty();
  }
}
