package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDirectivesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-cache",
        "No-Cache",
        "max-age=0",
        "max-age=\"0\"",
        "max-age = 00",
        "max-age",
        "max-age=soon",
        "only-if-cached, no-cache",
        "a=\"b, c\", no-cache",
        "a=\"b\\\", c\", no-cache",
        "a=\"b, no-cache"
      })
  void wantsAFreshAnswer(String value) {
    assertThat(said("Cache-Control", value).refresh()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "max-age=10", "no-transform", "a=\"b, no-cache\"", "x-no-cache"})
  void isContentWithAStoredAnswer(String value) {
    assertThat(said("Cache-Control", value)).isEqualTo(RequestDirectives.NONE);
  }

  @Test
  void readsPragma() {
    assertThat(said("PRAGMA", "no-cache")).isEqualTo(new RequestDirectives(true, false));
    assertThat(said("pragma", "x")).isEqualTo(RequestDirectives.NONE);
  }

  @Test
  void addsUpWhatSeveralHeadersSay() {
    RequestDirectives said =
        RequestDirectives.of(
            List.of(
                Map.entry("cache-control", "no-store"),
                Map.entry("accept", "no-cache"),
                Map.entry("cache-control", "max-age=0")));

    assertThat(said).isEqualTo(new RequestDirectives(true, true));
  }

  private static RequestDirectives said(String name, String value) {
    return RequestDirectives.of(List.of(Map.entry(name, value)));
  }
}
