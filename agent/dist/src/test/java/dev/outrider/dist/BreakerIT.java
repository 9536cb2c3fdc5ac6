package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers get while a provider is left in peace, or has too many callers already. */
final class BreakerIT {
  private static final String CONNECT_TIMEOUT = "java.net.http.HttpConnectTimeoutException: ";

  @Test
  void rejectsWhileItIsOpenAndClosesAfterAProbe() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app =
            run(
                "breaker.failureThreshold=3,breaker.resetTimeout=1500",
                provider.origin(),
                "5 GET /heals",
                "async GET /heals",
                "until-200 GET /heals",
                "3 POST /heals")) {
      List<String> answers = answers(app);

      assertThat(answers.subList(0, 3)).allMatch(answer -> answer.startsWith("500 "));
      assertThat(answers.subList(3, 6))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .matches(
                          CONNECT_TIMEOUT
                              + "outrider: "
                              + provider.host()
                              + " rejected: the circuit breaker is open \\(reason breaker, limit 0,"
                              + " waited 0 ms, probed again in \\d{1,4} ms\\)"));
      assertThat(answers.subList(answers.size() - 4, answers.size()))
          .allMatch(answer -> answer.startsWith("200 "));
      assertThat(provider.asked("/heals")).as("three failures, a probe, three more").isEqualTo(7);
      assertThat(app.ours())
          .anyMatch(line -> line.contains(provider.host() + " opened after 3 failures in a row"))
          .anyMatch(line -> line.contains(provider.host() + " half-open: one exchange probes it"))
          .anyMatch(line -> line.contains(provider.host() + " closed: a probe succeeded"));
    }
  }

  @Test
  void opensForAProviderThatRefusesConnections() throws IOException {
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String origin = "http://127.0.0.1:" + held.getLocalPort();

      try (Jvm app =
          run("breaker.failureThreshold=3", origin, "2 GET /x", "1 POST /x", "2 POST /x")) {
        List<String> answers = answers(app);

        assertThat(answers.subList(0, 3))
            .allMatch(answer -> answer.startsWith("java.net.ConnectException"));
        assertThat(answers.subList(3, 5))
            .allMatch(answer -> answer.startsWith(CONNECT_TIMEOUT + "outrider: 127.0.0.1:"));
      }
    }
  }

  @Test
  void rejectsWhenItsQueueIsFullOrTheWaitTooLong() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app =
            run(
                "maxConcurrent=1,maxQueueSize=1,requestTimeout=200",
                provider.origin(),
                "&4 GET /slow",
                "1 GET /after")) {
      List<String> answers = answers(app);

      String rejected = CONNECT_TIMEOUT + "outrider: " + provider.host() + " rejected: ";
      assertThat(answers.subList(0, 4)).filteredOn(answer -> answer.startsWith("200 ")).hasSize(1);
      assertThat(answers.subList(0, 4))
          .filteredOn((rejected + "the queue is full (reason full, limit 1, waited 0 ms)")::equals)
          .hasSize(2);
      assertThat(answers.subList(0, 4))
          .filteredOn(answer -> answer.startsWith(rejected + "it waited too long in the queue"))
          .hasSize(1)
          .allMatch(
              answer -> answer.matches(".*\\(reason timeout, limit 1, waited \\d{3,4} ms\\)"));
      assertThat(answers.get(4)).startsWith("200 ");
      assertThat(provider.asked("/slow")).isEqualTo(1);
    }
  }

  private static Jvm run(String settings, String... arguments) {
    Jvm app = Jvm.java().agent("sidecar=none," + settings).main(Caller.class, arguments).start();
    app.await("done");
    return app;
  }

  private static List<String> answers(Jvm app) {
    List<String> answers = new ArrayList<>();
    for (String line : app.lines()) {
      if (line.startsWith("call ")) {
        answers.add(line.substring(line.indexOf(" -> ") + 4));
      }
    }
    return answers;
  }
}
