package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.settings.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  private Log log(boolean json) {
    return new Log(new PrintStream(out, true, StandardCharsets.UTF_8), json, clock::get);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void saysTenLinesASecondAndHowManyWereLeftOut() {
    Log log = log(false);
    for (int i = 0; i < 25; i++) {
      log.warn("fact " + i);
    }
    assertThat(lines()).hasSize(10).first().isEqualTo("outrider: fact 0");

    clock.addAndGet(TimeUnit.SECONDS.toNanos(1)); // over the end of the number range
    log.warn("later");

    assertThat(lines()).last().isEqualTo("outrider: later (15 lines before it were left out)");
  }

  @Test
  void saysOnlyWhatWentWrongWhenQuiet() {
    Log log = log(false);
    log.level(LogLevel.WARN);

    log.info("changed");
    log.warn("wrong");

    assertThat(lines()).containsExactly("outrider: wrong");
  }

  @Test
  void quotesForJson() {
    log(true).warn("a \"b\" \\ \n c");

    assertThat(lines()).singleElement().asString().contains("\"a \\\"b\\\" \\\\ \\u000a c\"");
  }

  @Test
  void appendsToAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("outrider.log"), "before\n");

    Log.open("file:" + file).warn("after");

    assertThat(file).hasContent("before\noutrider: after");
  }
}
