package dev.outrider.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkTargetTest {
  @Test
  void isPlainOnThisMachineOnly() {
    assertThat(LinkTarget.at("http://127.0.0.1:6464").name()).isEqualTo("http://127.0.0.1:6464");
    assertThat(LinkTarget.at("http://[::1]:6464")).isNotNull();
    assertThat(LinkTarget.at("https://sidecar.example:443")).isNotNull();
    assertThatThrownBy(() -> LinkTarget.at("http://192.0.2.1:6464"))
        .hasMessageContaining("https only");
  }

  @Test
  void saysWhatIsAllowedInsteadOfWhatIsNoAddress() {
    for (String wrong : new String[] {"", "6464", "ftp://127.0.0.1", "localhost:6464"}) {
      assertThatThrownBy(() -> LinkTarget.at(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("allowed: http");
    }
  }
}
