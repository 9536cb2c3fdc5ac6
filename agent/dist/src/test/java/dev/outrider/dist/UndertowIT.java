package dev.outrider.dist;

import static java.util.Objects.requireNonNull;

import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application on Undertow, attached to: its handlers and its servlets. */
final class UndertowIT {
  private static final String ONE = "maxConcurrent=1,maxQueueSize=0";
  private static final String ONE_WAITS = "maxConcurrent=1,maxQueueSize=1";
  private static final String MANY_WAIT = "maxConcurrent=1,maxQueueSize=100";

  private static @Nullable ServerChecks started;

  @BeforeAll
  static void start() throws IOException {
    started = new ServerChecks(UndertowApp.class);
  }

  @AfterAll
  static void stop() {
    checks().close();
  }

  /** Its servlets are of another generation, so it has none. */
  private static Jvm.Plan oldest(Jvm.Plan plan) {
    return plan.oldest("undertow-core").flags("-Dservlets=false");
  }

  private static ServerChecks checks() {
    return requireNonNull(started);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  void countsEachRequestByItsOutcome(String prefix) throws Exception {
    try (Jvm app = checks().app("")) {
      checks().countsEachRequestByItsOutcome(app, prefix);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void waitsWithoutAThread(Jdk jdk) throws Exception {
    try (Jvm app = checks().app(Jvm.java(jdk.home()), UnaryOperator.identity(), MANY_WAIT)) {
      checks().waitsWithoutAThread(app, "");
    }
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

  @Test
  void rejectsWithAProblemDocument() throws Exception {
    try (Jvm app = checks().app(ONE_WAITS)) {
      checks().rejectsWithAProblemDocument(app, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  void keepsTheConnectionAfterARejection(String prefix) throws Exception {
    try (Jvm app = checks().app(ONE)) {
      checks().keepsTheConnectionAfterARejection(app, prefix);
    }
  }

  @Test
  void countsAndRejectsEachStreamOfHttp2() throws Exception {
    UnaryOperator<Jvm.Plan> http2 = plan -> plan.flags("-Dhttp2=true");
    try (Jvm app = checks().app(Jvm.java(), http2, ONE)) {
      checks().countsAndRejectsEachStreamOfHttp2(app);
    }
  }

  @Test
  void rejectsWhoWaitedTooLong() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT + ",requestTimeout=500")) {
      checks().rejectsWhoWaitedTooLong(app, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  void aStreamKeepsItsPermitUntilItsClientIsGone(String prefix) throws Exception {
    try (Jvm app = checks().app(ONE)) {
      checks().aStreamKeepsItsPermitUntilItsClientIsGone(app, prefix);
    }
  }

  @Test
  void aWaitingRequestMayBeGivenUp() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT)) {
      checks().aWaitingRequestMayBeGivenUp(app, "");
    }
  }

  @Test
  void doesNotWaitForItself() throws Exception {
    try (Jvm app = checks().app("profile=fixed,maxConcurrent=2,requestTimeout=3000")) {
      checks().doesNotWaitForItself(app, "");
    }
  }

  @Test
  void saysWhatItDidWhenAskedTo() throws Exception {
    try (Jvm app = checks().app("headers=true");
        Jvm silent = checks().app("")) {
      checks().saysWhatItDidWhenAskedTo(app, silent, "");
    }
  }

  @Test
  void handsItsPriorityToWhatItCalls() throws Exception {
    try (Jvm provider = checks().alone();
        Jvm app = checks().app(MANY_WAIT, "http://127.0.0.1:" + ServerChecks.port(provider))) {
      checks().handsItsPriorityToWhatItCalls(app, provider);
    }
  }

  @Test
  void leavesItAloneWhenSwitchedOff() throws Exception {
    try (Jvm app = checks().app(ONE + ",libraries.undertow=false")) {
      checks().leavesItAloneWhenSwitchedOff(app, "");
    }
  }

  @Test
  void hearsBadInputAsUndertowAloneDoes() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT);
        Jvm alone = checks().alone()) {
      checks().hearsBadInputAsTheServerAloneDoes(app, alone);
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
