package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassTest {
  private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

  @Test
  void knowsAMainClassByItsName() {
    MainClass main = MainClass.of("com.example.Gateway --port 8080", "classes");

    assertThat(main.is(SYSTEM, "com/example/Gateway", null)).isTrue();
    assertThat(main.is(SYSTEM, "com/example/Other", null)).isFalse();
  }

  @Test
  void knowsTheMainClassOfAModule() {
    MainClass main = MainClass.of("com.example.gateway/com.example.Main", "");

    assertThat(main.is(SYSTEM, "com/example/Main", null)).isTrue();
  }

  @Test
  void knowsTheFirstClassOutOfTheJarThatWasStarted(@TempDir Path folder) throws Exception {
    Path jar = Files.createFile(folder.resolve("a gateway.jar"));
    Path other = Files.createFile(folder.resolve("agent.jar"));
    MainClass main = MainClass.of(jar + " --port 8080", jar.toString());

    assertThat(main.is(SYSTEM, "any/Class", from(jar.toUri().toURL()))).isTrue();
    assertThat(main.is(SYSTEM, "any/Class", from(other.toUri().toURL()))).isFalse();
    assertThat(main.is(SYSTEM, "any/Class", null)).isFalse();
    assertThat(main.is(SYSTEM, "any/Class", from(null))).isFalse();
  }

  @Test
  void takesNoClassOfAnotherLoaderForTheOneOutOfTheJar(@TempDir Path folder) throws Exception {
    Path jar = Files.createFile(folder.resolve("gateway.jar"));
    MainClass main = MainClass.of(jar.toString(), jar.toString());

    try (URLClassLoader another = new URLClassLoader(new URL[0])) {
      assertThat(main.is(another, "any/Class", from(jar.toUri().toURL()))).isFalse();
    }
  }

  @Test
  void takesTheFirstClassOfTheApplicationWhereNobodySaysWhatWasStarted() {
    MainClass main = MainClass.of("", "");

    assertThat(main.is(SYSTEM, "any/Class", null)).isTrue();
    assertThat(main.is(SYSTEM.getParent(), "any/Class", null)).isFalse();
  }

  @SuppressWarnings("NullAway") // code made at run time comes from nowhere
  private static ProtectionDomain from(@Nullable URL where) {
    return new ProtectionDomain(new CodeSource(where, (Certificate[]) null), null);
  }
}
