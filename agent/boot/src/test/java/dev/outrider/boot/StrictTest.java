package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void isNotAskedForByDefault() {
    assertThat(Strict.asked(null)).isFalse();
    assertThat(Strict.asked("console,mode=observe")).isFalse();
  }

  @Test
  void isSeenInTheArguments() {
    assertThat(Strict.asked("console,strict=true")).isTrue();
  }

  @Test
  void isSeenInTheFileThatTheArgumentsName() throws Exception {
    Path file = file("outrider:\n  strict: true\n");

    assertThat(Strict.asked("console, config=" + file)).isTrue();
    assertThat(Strict.asked("config=" + file("outrider:\n  mode: observe\n"))).isFalse();
  }

  @Test
  void isSeenInTheFileThatAPropertyNames() throws Exception {
    System.setProperty("outrider.config", file("strict: true").toString());
    try {
      assertThat(Strict.asked(null)).isTrue();
    } finally {
      System.clearProperty("outrider.config");
    }
  }

  @Test
  void isNotAskedForByAFileThatCannotBeRead() {
    assertThat(Strict.asked("config=" + folder.resolve("missing.yaml"))).isFalse();
    assertThat(Strict.asked("config=" + folder)).isFalse();
    assertThat(Strict.asked("config=\0")).isFalse();
  }

  private Path file(String text) throws Exception {
    Path file = Files.createTempFile(folder, "gateway", ".yaml");
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
