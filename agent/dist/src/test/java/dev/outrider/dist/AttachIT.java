package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of attaching: nothing, unless something is to be said. */
final class AttachIT {
  @Test
  void saysNothingInAnApplicationThatMakesNoExchange() {
    Jvm hello = Jvm.java().agent("").main(Hello.class, "world").start();

    assertThat(hello.end()).isZero();
    assertThat(hello.lines()).containsExactly("hello world");
  }

  @Test
  void saysThatASecondAttachmentIsIgnored() {
    Jvm hello = Jvm.java().agent("").agent("").main(Hello.class).start();

    assertThat(hello.end()).isZero();
    assertThat(hello.ours())
        .containsExactly("outrider: attached already; the second -javaagent is ignored");
  }

  @Test
  void leavesTheToolsOfTheJdkAlone() {
    for (String tool : new String[] {"keytool", "jcmd"}) {
      Jvm run =
          Jvm.java()
              .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.AGENT)
              .startTool(tool, tool.equals("keytool") ? "-help" : "-l");

      assertThat(run.end()).as(tool).isZero();
      assertThat(run.ours()).as(tool).isEmpty();
    }
  }

  @Test
  void printsWhatItIsWhenRunAlone() {
    Jvm alone = Jvm.java().jar(Jvm.AGENT).start();

    assertThat(alone.end()).isZero();
    assertThat(alone.lines().get(0)).startsWith("Outrider ").contains("performance layer");
    assertThat(String.join("\n", alone.lines())).contains("-javaagent:outrider-agent.jar");
  }

  @Test
  void refusesToStartWithAWrongSettingOnlyWhenStrict() {
    Jvm lenient = Jvm.java().agent("maxConcurrent=many").main(Hello.class).start();
    Jvm strict = Jvm.java().agent("maxConcurrent=many,strict=true").main(Hello.class).start();

    assertThat(lenient.end()).isZero();
    assertThat(strict.end()).isNotZero();
    assertThat(String.join("\n", strict.lines()))
        .contains("maxConcurrent is \"many\"")
        .doesNotContain("hello");
  }

  @Test
  void startsWithAMissingFileAndSaysSo(@TempDir Path folder) {
    Path missing = folder.resolve("missing.yaml");
    Jvm app = Jvm.java().agent("config=" + missing).main(OneCall.class).start();

    assertThat(app.end()).isZero();
    assertThat(app.ours()).anyMatch(line -> line.contains(missing.toString()));
  }

  @Test
  void namesAnUnknownArgument() {
    Jvm app = Jvm.java().agent("maxConcurent=5").main(OneCall.class).start();

    assertThat(app.end()).isZero();
    assertThat(app.ours())
        .anyMatch(line -> line.contains("maxConcurent") && line.contains("maxConcurrent"));
  }
}
