package dev.outrider.instrumentation.reactornetty;

import static org.assertj.core.api.Assertions.assertThat;

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
}
