package dev.outrider.examples.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  @Test
  void anArgumentWinsOverAProperty() {
    Map<String, String> properties = Map.of("mock.latency", "5", "mock.tokens", "7");

    Options options = Options.parse(properties, "--latency=200", "--port=0");

    assertThat(options.behaviour()).isEqualTo(new Behaviour(200, 0, 0, 7, 0));
    assertThat(options.port()).isZero();
  }

  @Test
  void namesTheArgumentThatIsWrong() {
    assertThatThrownBy(() -> Options.parse(Map.of(), "--prot=1"))
        .hasMessage("unknown argument --prot=1");
    assertThatThrownBy(() -> Options.parse(Map.of(), "--error-rate=2"))
        .hasMessage("error-rate is \"2\"; allowed: a number from 0.0 to 1.0");
  }
}
