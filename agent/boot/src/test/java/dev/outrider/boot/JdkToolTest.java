package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkToolTest {
  @ParameterizedTest
  @ValueSource(strings = {"jdk.jcmd", "java.base", "jdk.compiler"})
  void leavesTheToolsOfTheJdkAlone(String module) {
    assertThat(JdkTool.is(module, "some.Tool -x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.codehaus.plexus.classworlds.launcher.Launcher verify",
        "org.apache.maven.wrapper.MavenWrapperMain verify",
        "org.gradle.launcher.GradleMain build",
        "org.gradle.launcher.daemon.bootstrap.GradleDaemon 8.5",
        "org.gradle.wrapper.GradleWrapperMain build"
      })
  void leavesBuildToolsAlone(String command) {
    assertThat(JdkTool.is(null, command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gateway.jar", "com.example.Gateway", "jdk.example.jar", "com.example.org.gradle"})
  void takesAllElseForAnApplication(String command) {
    assertThat(JdkTool.is(null, command)).isFalse();
  }

  @Test
  void takesAModuleOfTheApplicationForAnApplication() {
    assertThat(JdkTool.is("com.example.gateway", "com.example.gateway/com.example.Main")).isFalse();
  }

  @Test
  void takesAnUnknownLauncherForAnApplication() {
    assertThat(JdkTool.is(null, null)).isFalse();
  }
}
