package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "/a?b=c",
        "/a/**/b",
        "/a/{x",
        "/a/x}",
        "/a/{x}y",
        "/a/{}",
        "/a/{x:[0-9]+}",
        "/a*"
      })
  void refusesWhatItWouldNotMatchAsMeant(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a*b*c", "a:0", "a:70000", "a:x", ":80", "*.*"})
  void refusesHostsThatAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostPattern.of(text));
  }
}
