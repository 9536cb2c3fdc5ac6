package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {
  private static final String VERSION = "dev/outrider/boot/version.properties";

  @Test
  void knowsTheVersionThatTheBuildWrote(@TempDir Path folder) throws Exception {
    File jar = jarOf(folder, VERSION);

    assertThat(AgentJar.version(jar)).matches("[0-9]+\\.[0-9]+.*").doesNotContain("$");
  }

  @Test
  void saysUnknownOfAJarWithoutItsVersion(@TempDir Path folder) throws Exception {
    File jar = jarOf(folder, "dev/outrider/boot/AgentJar.class");

    assertThat(AgentJar.version(jar)).isEqualTo("unknown");
  }

  @Test
  void knowsWhereItCameFrom() throws Exception {
    assertThat(AgentJar.path()).exists();
  }

  private File jarOf(Path folder, String name) throws Exception {
    Path jar = folder.resolve("agent.jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      entries.putNextEntry(new ZipEntry(name));
      Files.copy(AgentJar.path().toPath().resolve(name), entries);
    }
    return jar.toFile();
  }
}
