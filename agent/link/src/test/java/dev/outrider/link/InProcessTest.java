package dev.outrider.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InProcessTest {
  @Test
  void carriesRequestAndAnswerInTypesOfTheJdkOnly() {
    InProcess.End echo =
        request ->
            new LinkAnswer(
                207,
                Map.of("said", request.method() + request.target() + request.header("a")),
                request.body());

    LinkAnswer answer =
        InProcess.taken(
                parts -> {
                  assertThat(parts).allMatch(part -> part.getClass().getClassLoader() == null);
                  return InProcess.offered(echo).apply(parts);
                })
            .answer(new LinkRequest("GET", "/x", Map.of("A", "b"), "body".getBytes(UTF_8)));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.headers()).containsEntry("said", "GET/xb");
    assertThat(answer.body()).asString().isEqualTo("body");
  }
}
