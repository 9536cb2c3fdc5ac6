package dev.outrider.engine.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @Test
  void keepsItsHeadersInOrder() {
    List<Map.Entry<String, String>> headers =
        List.of(
            Map.entry("Content-Type", "application/json"),
            Map.entry("Via", "b"),
            Map.entry("Date", "Mon, 23 Nov 2026 19:31:00 GMT"),
            Map.entry("via", "a"),
            Map.entry("ETag", "\"1\""));

    assertThat(Answer.of(200, headers, BODY, 0).headers()).isEqualTo(headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set-Cookie",
        "X-RateLimit-Remaining-Requests",
        "anthropic-ratelimit-tokens-reset",
        "RateLimit-Policy",
        "Retry-After",
        "retry-after-ms",
        "X-Request-Id",
        "request-id",
        "CF-Ray",
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Trailer",
        "Age",
        "X-Hop"
      })
  void leavesOutWhatBelongedToOneExchange(String name) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry(name, "1"));
    headers.add(Map.entry("Connection", "close, x-hop"));
    headers.add(Map.entry("Server", "s"));

    assertThat(Answer.of(200, headers, BODY, 0).headers())
        .containsExactly(Map.entry("Server", "s"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "' 12 ', 12",
    "-5, 0",
    "1.5, 0",
    "soon, 0",
    "'', 0",
    "99999999999999999999, 2147483647",
    "4000000000, 2147483647"
  })
  void isAsOldAsTheCacheBeforeUsSays(String age, long seconds) {
    Answer answer = Answer.of(200, List.of(Map.entry("age", age)), BODY, 1_000);

    assertThat(1_000 - answer.bornNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void tellsItsAgeAndWhereItComesFromOnAHit() {
    Answer answer = Answer.of(200, List.of(Map.entry("Cache-Status", "cdn; hit")), BODY, 0);

    assertThat(new Lookup.Hit(answer, TimeUnit.MILLISECONDS.toNanos(2_900)).headers())
        .containsExactly(
            Map.entry("Cache-Status", "cdn; hit"),
            Map.entry("Age", "2"),
            Map.entry("Cache-Status", "outrider; hit"));
  }
}
