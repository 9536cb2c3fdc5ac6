package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Requirement;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application on Jetty 12, attached to: its handlers and its servlets. */
final class JettyIT implements ServerTests {
  private static final String[] OLDEST = {
    "jetty-server",
    "jetty-http",
    "jetty-io",
    "jetty-util",
    "jetty-session",
    "jetty-security",
    "jetty-ee10-servlet"
  };

  private static @Nullable ServerChecks started;

  @BeforeAll
  static void start() throws IOException {
    started = new ServerChecks(JettyApp.class);
  }

  @AfterAll
  static void stop() {
    requireNonNull(started).close();
  }

  @Override
  public ServerChecks checks() {
    return requireNonNull(started);
  }

  @Override
  public String library() {
    return "jetty";
  }

  @Test
  @Tag("slow")
  void waitsWithoutAThreadOnTheOldest() throws Exception {
    try (Jvm app = checks().app(Jvm.java(), plan -> plan.oldest(OLDEST), MANY_WAIT)) {
      checks().waitsWithoutAThread(app, "/servlet");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/servlet"})
  @Tag("slow")
  void countsAndRejectsOnTheOldest(String prefix) throws Exception {
    try (Jvm app = checks().app(Jvm.java(), plan -> plan.oldest(OLDEST), ONE_WAITS)) {
      checks().countsEachRequestByItsOutcome(app, prefix);
      checks().rejectsWithAProblemDocument(app, prefix);
    }
  }

  /** The first setting is a pool of them, the second a pool that lends them to what may block. */
  @ParameterizedTest
  @ValueSource(strings = {"virtual", "virtual-beside"})
  @Tag("slow")
  void admitsWaitsAndRejectsOnVirtualThreads(String threads) throws Exception {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check("a JDK with virtual threads", newest.feature() >= 21);
    UnaryOperator<Jvm.Plan> virtual = plan -> plan.flags("-Dthreads=" + threads);
    try (Jvm app = checks().app(Jvm.java(newest.home()), virtual, MANY_WAIT)) {
      checks().waitsWithoutAThread(app, "");
      checks().handlesOnVirtualThreads(app);
    }
    try (Jvm app = checks().app(Jvm.java(newest.home()), virtual, ONE_WAITS)) {
      checks().rejectsWithAProblemDocument(app, "");
    }
  }

  /** Nobody waits on a connection that Jetty has given up. */
  @Test
  void rejectsWhoWaitsWhenTheConnectionIsIdleForTooLong() throws Exception {
    UnaryOperator<Jvm.Plan> idle = plan -> plan.flags("-Didle=2000");
    try (Jvm app = checks().app(Jvm.java(), idle, MANY_WAIT + ",requestTimeout=60000");
        RawClient running = new RawClient(ServerChecks.port(app));
        RawClient waiting = new RawClient(ServerChecks.port(app))) {
      running.get("/sleep/4000");
      app.await("handled /sleep/4000");
      waiting.get("/hello");

      assertThat(waiting.answer()).contains(" 503 ").contains("\"reason\":\"timeout\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "begin:jetty.handle, Server.handle",
    "between:jetty.handle, Server.handle",
    "end:jetty.handle, Server.handle",
    "begin:jetty.waiting, Server.handle",
    "between:jetty.waiting, jetty.waiting",
    "end:jetty.waiting, jetty.waiting",
    "end:jetty.stream, jetty.stream"
  })
  @Tag("slow")
  void answersWhateverFails(String fault, String cause) throws Exception {
    UnaryOperator<Jvm.Plan> faulty = plan -> plan.flags("-Doutrider.test.fault=" + fault);
    try (Jvm app = checks().app(Jvm.java(), faulty, MANY_WAIT)) {
      checks().answersWhateverFails(app, "", cause);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/unhandled", "/fail-late", "/servlet/throw"})
  @Tag("slow")
  void failsInItsHandlersAsJettyAloneDoes(String path) throws Exception {
    try (Jvm app = checks().app(MANY_WAIT);
        Jvm alone = checks().alone();
        RawClient client = new RawClient(ServerChecks.port(app));
        RawClient bare = new RawClient(ServerChecks.port(alone))) {
      assertThat(client.get(path).answer()).isEqualTo(bare.get(path).answer());
    }
  }
}
