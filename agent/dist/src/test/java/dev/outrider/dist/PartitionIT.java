package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Repeated listings come from the cache, each caller's own, and only where the provider allows it.
 */
final class PartitionIT {
  private static final String LISTING = "/v1/models";

  @Test
  void givesEachCallerItsOwnListingWhateverItIsNamedBy() throws IOException {
    List<String> calls = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (String caller : List.of("a", "b")) {
        calls.add("1 GET /v1/models Authorization=" + caller);
        calls.add("async GET /v1/models x-goog-api-key=" + caller);
        calls.add("1 noBody /v1/models X-Nobody-Knows=" + caller);
        calls.add("async noBody /v1/models?key=" + caller);
      }
    }

    try (Upstream provider = Upstream.open()) {
      List<String> answers = answers(provider, calls);

      assertThat(provider.asked())
          .isEqualTo(
              Map.of(
                  "/v1/models of Authorization a", 1,
                  "/v1/models of Authorization b", 1,
                  "/v1/models of x-goog-api-key a", 1,
                  "/v1/models of x-goog-api-key b", 1,
                  "/v1/models of X-Nobody-Knows a", 1,
                  "/v1/models of X-Nobody-Knows b", 1,
                  "/v1/models?key=a", 1,
                  "/v1/models?key=b", 1));
      for (int i = 0; i < calls.size(); i++) {
        assertThat(answers.get(i)).endsWith(" answer to " + asker(calls.get(i)));
        assertThat(answers.get(i).contains("outrider; hit")).as(answers.get(i)).isEqualTo(i >= 8);
      }
    }
  }

  /** Returns how the provider calls who makes this call. */
  private static String asker(String call) {
    String[] words = call.split(" ");
    return words.length == 3 ? words[2] : words[2] + " of " + words[3].replace('=', ' ');
  }

  @Test
  void repeatsOnlyWhatIsStillTrue() throws IOException {
    try (Upstream provider = Upstream.open()) {
      List<String> answers =
          answers(
              provider, List.of("1 GET /v1/models", "1 noBody /v1/models", "async GET /v1/models"));

      assertThat(answers.get(0))
          .contains(
              "set-cookie", "x-ratelimit-remaining-requests", "x-request-id", "openai-version")
          .doesNotContain("cache-status", "age=");
      for (String hit : answers.subList(1, 3)) {
        assertThat(hit)
            .startsWith("200 ")
            .containsIgnoringCase("age=[0]")
            .containsIgnoringCase("cache-status=[outrider; hit")
            .contains("openai-version=[2020-10-01]")
            .doesNotContain("set-cookie", "ratelimit", "request-id");
      }
      assertThat(provider.asked(LISTING)).isEqualTo(1);
    }
  }

  @Test
  void asksAgainForWhatMayNotBeRepeated() throws IOException {
    List<String> calls =
        List.of(
            "2 GET /v1/models?control=no-store",
            "2 GET /v1/models?control=private,max-age=60",
            "2 GET /v1/models?missing",
            "2 GET /v1/models/one",
            "2 POST /v1/models",
            "1 GET /v1/models?again",
            "1 GET /v1/models?again Cache-Control=no-cache",
            "1 GET /v1/models?again");

    try (Upstream provider = Upstream.open()) {
      List<String> answers = answers(provider, calls);

      assertThat(provider.asked().values()).containsOnly(2);
      assertThat(provider.asked()).hasSize(6);
      assertThat(answers.subList(0, 12)).noneMatch(answer -> answer.contains("outrider"));
      assertThat(answers.get(12)).contains("outrider; hit");
    }
  }

  private static List<String> answers(Upstream provider, List<String> calls) {
    List<String> arguments = new ArrayList<>(List.of(provider.origin()));
    arguments.addAll(calls);
    try (Jvm app =
        Jvm.java()
            .agent("sidecar=none")
            .main(Caller.class, arguments.toArray(String[]::new))
            .start()) {
      app.await("done");
      assertThat(app.ours()).isEmpty();
      return app.lines().stream()
          .filter(line -> line.startsWith("call "))
          .map(line -> line.substring(line.indexOf(" -> ") + 4))
          .toList();
    }
  }
}
