package dev.outrider.instrumentation.reactornetty;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/models, /v1/models",
    "/v1/models?key=/secret, /v1/models",
    "/caf%C3%A9#part?no, /caf%C3%A9",
    "/, /",
    "?only=query, ''",
    "*, *",
    "http://host:80/path?q=http://other/x, /path",
    "http://host, /",
    "host:443, host:443",
    "/redirect?to=http://host/x, /redirect"
  })
  void isTheTargetWithoutQueryAndAuthority(String target, String path) {
    assertThat(RequestPath.of(target)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models, ",
    "/v1/models?key=a&b=c, key=a&b=c",
    "/v1/models?key=a#part, key=a",
    "/caf%C3%A9#part?no, ",
    "/v1/models?, ''",
    "http://host:80/path?q=http://other/x, q=http://other/x"
  })
  void andItsQueryIsWhatComesAfterTheMark(String target, @Nullable String query) {
    assertThat(RequestPath.query(target)).isEqualTo(query);
  }
}
