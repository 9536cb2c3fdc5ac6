package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseHeadersTest {
  @Test
  void namesInLowerCaseAndKeepsEveryValueOfNamesThatDifferInCaseOnly() {
    HttpHeaders headers =
        ResponseHeaders.of(
            Map.of("Cache-Status", List.of("outrider; hit"), "cache-status", List.of("cdn; hit")));

    assertThat(headers.map()).containsOnlyKeys("cache-status");
    assertThat(headers.allValues("cache-status"))
        .containsExactlyInAnyOrder("outrider; hit", "cdn; hit");
  }
}
