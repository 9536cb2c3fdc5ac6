package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the gateway's class path sees of the jar, and how the rest is hidden in it. */
final class AgentJarIT {
  @Test
  void showsTheClassPathNothingButBoot() throws IOException {
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      List<String> classes =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();

      assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("dev/outrider/boot/"));
    }
  }

  @Test
  void hasClassFilesOfJava8InBoot() throws IOException {
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      JarEntry premain = jar.getJarEntry("dev/outrider/boot/Agent.class");
      try (DataInputStream file = new DataInputStream(jar.getInputStream(premain))) {
        file.readInt();
        file.readUnsignedShort();
        assertThat(file.readUnsignedShort()).isEqualTo(52);
      }
    }
  }

  @Test
  void relocatesEveryLibrary() throws IOException {
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      List<String> hidden =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".classdata")).toList();

      assertThat(hidden)
          .isNotEmpty()
          .allMatch(
              name ->
                  name.startsWith("outrider/dev/outrider/")
                      || name.equals("outrider/java/lang/OutriderCallSite.classdata"));
    }
  }
}
