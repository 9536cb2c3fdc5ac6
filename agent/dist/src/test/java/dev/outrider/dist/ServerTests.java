package dev.outrider.dist;

import dev.outrider.testkit.Jdk;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tests of every server on which a request waits without a thread, found as a handler and as a
 * servlet: each attaches to an application of its own, under settings of its own.
 */
interface ServerTests {
  String ONE = "maxConcurrent=1,maxQueueSize=0";
  String ONE_WAITS = "maxConcurrent=1,maxQueueSize=1";
  String MANY_WAIT = "maxConcurrent=1,maxQueueSize=100";

  ServerChecks checks();

  /** The name in {@code libraries.NAME}. */
  String library();

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  default void countsEachRequestByItsOutcome(String prefix) throws Exception {
    try (Jvm app = checks().app("")) {
      checks().countsEachRequestByItsOutcome(app, prefix);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  default void waitsWithoutAThread(Jdk jdk) throws Exception {
    try (Jvm app = checks().app(Jvm.java(jdk.home()), UnaryOperator.identity(), MANY_WAIT)) {
      checks().waitsWithoutAThread(app, "");
    }
  }

  @Test
  default void rejectsWithAProblemDocument() throws Exception {
    try (Jvm app = checks().app(ONE_WAITS)) {
      checks().rejectsWithAProblemDocument(app, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  default void keepsTheConnectionAfterARejection(String prefix) throws Exception {
    try (Jvm app = checks().app(ONE)) {
      checks().keepsTheConnectionAfterARejection(app, prefix);
    }
  }

  @Test
  @Tag("slow")
  default void countsAndRejectsEachStreamOfHttp2() throws Exception {
    UnaryOperator<Jvm.Plan> http2 = plan -> plan.flags("-Dhttp2=true");
    try (Jvm app = checks().app(Jvm.java(), http2, ONE)) {
      checks().countsAndRejectsEachStreamOfHttp2(app);
    }
  }

  @Test
  default void rejectsWhoWaitedTooLong() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT + ",requestTimeout=500")) {
      checks().rejectsWhoWaitedTooLong(app, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  default void aStreamKeepsItsPermitUntilItsClientIsGone(String prefix) throws Exception {
    try (Jvm app = checks().app(ONE)) {
      checks().aStreamKeepsItsPermitUntilItsClientIsGone(app, prefix);
    }
  }

  @Test
  default void aWaitingRequestMayBeGivenUp() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT)) {
      checks().aWaitingRequestMayBeGivenUp(app, "");
    }
  }

  @Test
  default void doesNotWaitForItself() throws Exception {
    try (Jvm app = checks().app("profile=fixed,maxConcurrent=2,requestTimeout=3000")) {
      checks().doesNotWaitForItself(app, "");
    }
  }

  @Test
  default void saysWhatItDidWhenAskedTo() throws Exception {
    try (Jvm app = checks().app("headers=true");
        Jvm silent = checks().app("")) {
      checks().saysWhatItDidWhenAskedTo(app, silent, "");
    }
  }

  @Test
  default void handsItsPriorityToWhatItCalls() throws Exception {
    try (Jvm provider = checks().alone();
        Jvm app = checks().app(MANY_WAIT, "http://127.0.0.1:" + ServerChecks.port(provider))) {
      checks().handsItsPriorityToWhatItCalls(app, provider);
    }
  }

  @Test
  default void leavesItAloneWhenSwitchedOff() throws Exception {
    try (Jvm app = checks().app(ONE + ",libraries." + library() + "=false")) {
      checks().leavesItAloneWhenSwitchedOff(app, "");
    }
  }

  @Test
  @Tag("slow")
  default void hearsBadInputAsTheServerAloneDoes() throws Exception {
    try (Jvm app = checks().app(MANY_WAIT);
        Jvm alone = checks().alone()) {
      checks().hearsBadInputAsTheServerAloneDoes(app, alone);
    }
  }
}
