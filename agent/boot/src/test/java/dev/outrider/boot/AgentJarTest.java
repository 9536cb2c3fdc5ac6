package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentJarTest {
  @Test
  void knowsTheVersionThatTheBuildWrote() {
    assertThat(AgentJar.version()).matches("[0-9]+\\.[0-9]+.*").doesNotContain("$");
  }

  @Test
  void knowsWhereItCameFrom() throws Exception {
    assertThat(AgentJar.path()).exists();
  }
}
