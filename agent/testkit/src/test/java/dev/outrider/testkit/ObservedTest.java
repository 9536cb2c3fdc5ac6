package dev.outrider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Observations of two JVMs are the same text where they mean the same. */
class ObservedTest {
  private final AtomicLong clock = new AtomicLong(1_000_000_000);
  private final Observed seen = new Observed(new Names(Map.of("plain", 41234)), clock::get);

  @Test
  void putsNamesInPlaceOfPortsAndHashes() {
    seen.note("uri", "http://127.0.0.1:41234/a?to=http%3A%2F%2Fh%3A41234 from /127.0.0.1:50001");
    seen.note("object", "Thing@1a2b3c4d on Thread-17");

    assertThat(seen.findings())
        .extracting(Finding::value)
        .containsExactly(
            "http://127.0.0.1:<plain>/a?to=http%3A%2F%2Fh%3A<plain> from /127.0.0.1:<port>",
            "Thing@<hash> on Thread-<n>");
  }

  @Test
  void notesAnExceptionWithItsCauses() {
    seen.thrown("thrown", new IllegalStateException("a", new IOException("b")));

    assertThat(seen.findings().get(0).value())
        .isEqualTo("java.lang.IllegalStateException: a <- java.io.IOException: b");
  }

  @Test
  void keepsEveryValueOfAFieldThatIsNotedAgain() {
    seen.note("line", "one");
    seen.note("line", "two");

    assertThat(seen.findings()).extracting(Finding::field).containsExactly("line", "line #2");
  }

  @Test
  void measuresStepsFromTheBeginningOfTheRun() {
    clock.addAndGet(7_900_000);
    seen.step("there");

    assertThat(seen.findings().get(0).number()).isEqualTo(7);
  }
}
