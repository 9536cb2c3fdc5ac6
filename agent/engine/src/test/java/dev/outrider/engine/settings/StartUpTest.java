package dev.outrider.engine.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a JVM without a settings file pays at its start, seen from the classes that it loads. */
class StartUpTest {
  @Test
  void touchesNeitherYamlNorLambdasWithoutAFile() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process jvm =
        new ProcessBuilder(
                java,
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName())
            .redirectErrorStream(true)
            .start();

    String loaded = new String(jvm.getInputStream().readAllBytes(), UTF_8);

    assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.exitValue()).as(loaded).isZero();
    assertThat(loaded).contains(Settings.class.getName());
    assertThat(loaded.lines())
        .noneMatch(line -> line.contains("snakeyaml"))
        .noneMatch(line -> line.contains("__JVM_LookupDefineClass__")); // lambda, joined string
  }

  /** What the agent does first. */
  static final class Start {
    private Start() {}

    public static void main(String[] unused) {
      SettingSources sources = SettingSources.ofThisJvm("console,mode=observe");
      Settings settings = SettingsFile.open(sources).settings();
      boolean exempt = Router.compile(settings.routerRules()).inbound("GET", "/health").exempt();
      if (!exempt || !settings.refusals().isEmpty()) {
        throw new AssertionError("not read as it should be"); // System.exit would load a logger
      }
    }
  }
}
