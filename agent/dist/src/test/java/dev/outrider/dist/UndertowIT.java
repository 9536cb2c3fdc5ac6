package dev.outrider.dist;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application on Undertow, attached to: its handlers and its servlets. */
final class UndertowIT implements ServerTests {
  private static @Nullable ServerChecks started;

  @BeforeAll
  static void start() throws IOException {
    started = new ServerChecks(UndertowApp.class);
  }

  @AfterAll
  static void stop() {
    requireNonNull(started).close();
  }

  /** Its servlets are of another generation, so it has none. */
  private static Jvm.Plan oldest(Jvm.Plan plan) {
    return plan.oldest("undertow-core").flags("-Dservlets=false");
  }

  @Override
  public ServerChecks checks() {
    return requireNonNull(started);
  }

  @Override
  public String library() {
    return "undertow";
  }

  @Test
  @Tag("slow")
  void waitsWithoutAThreadOnTheOldest() throws Exception {
    try (Jvm app = checks().app(Jvm.java(), UndertowIT::oldest, MANY_WAIT)) {
      checks().waitsWithoutAThread(app, "");
    }
  }

  @Test
  @Tag("slow")
  void countsAndRejectsOnTheOldest() throws Exception {
    try (Jvm app = checks().app(Jvm.java(), UndertowIT::oldest, ONE_WAITS)) {
      checks().countsEachRequestByItsOutcome(app, "");
      checks().rejectsWithAProblemDocument(app, "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "begin:undertow.root, Connectors.executeRootHandler",
    "between:undertow.root, Connectors.executeRootHandler",
    "end:undertow.root, Connectors.executeRootHandler",
    "begin:undertow.step, Connectors.executeRootHandler",
    "between:undertow.step, Connectors.executeRootHandler",
    "end:undertow.step, Connectors.executeRootHandler",
    "begin:undertow.waiting, undertow.waiting",
    "between:undertow.waiting, undertow.waiting",
    "end:undertow.waiting, undertow.waiting",
    "end:undertow.completion, undertow.completion"
  })
  @Tag("slow")
  void answersWhateverFails(String fault, String cause) throws Exception {
    UnaryOperator<Jvm.Plan> faulty = plan -> plan.flags("-Doutrider.test.fault=" + fault);
    try (Jvm app = checks().app(Jvm.java(), faulty, MANY_WAIT)) {
      checks().answersWhateverFails(app, "", cause);
    }
  }
}
