package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class OtherAgentsTest {
  private static final String PROBED = "io.opentelemetry.javaagent.bootstrap.PatchLogger";

  @Test
  void takesNoLoaderOfTheApplicationForOneOfAnAgent() throws Exception {
    try (URLClassLoader ofAnApplication = new URLClassLoader(new URL[0])) {
      assertThat(OtherAgents.isLoader(ofAnApplication)).isFalse();
    }
    assertThat(OtherAgents.isLoader(OtherAgentsTest.class.getClassLoader())).isFalse();
    assertThat(OtherAgents.isLoader(ClassLoader.getPlatformClassLoader())).isFalse();
    assertThat(OtherAgents.isLoader(null)).isFalse();
  }

  @Test
  void theSidecarsLoaderDoesNotKnowTheClassByWhichTheOpenTelemetryAgentAsks() throws Exception {
    try (URLClassLoader loader = new SidecarLoader(URI.create("file:/nowhere.jar").toURL())) {
      assertThat(OtherAgents.isHiddenFromUs(PROBED)).isTrue();
      assertThatThrownBy(() -> loader.loadClass(PROBED))
          .isInstanceOf(ClassNotFoundException.class)
          .hasNoCause();
      assertThat(loader.loadClass("java.net.http.HttpClient")).isNotNull();
    }
  }
}
