package dev.outrider.boot;

import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM runs a tool, not a gateway: {@code JAVA_TOOL_OPTIONS} puts the agent in front of
 * {@code jcmd}, {@code keytool} and {@code mvn} too, and there it has nothing to do and nothing to
 * say.
 */
final class JdkTool {
  /** The first words of {@code sun.java.command} of build tools that come without a module. */
  private static final String[] BUILD_TOOLS = {
    "org.codehaus.plexus.classworlds.launcher.Launcher", // mvn
    "org.apache.maven.wrapper.MavenWrapperMain",
    "org.gradle.launcher.", // gradle and its daemon
    "org.gradle.wrapper.GradleWrapperMain",
    "org.apache.tools.ant.launch.Launcher",
  };

  private JdkTool() {}

  static boolean running() {
    return is(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command"));
  }

  static boolean is(@Nullable String mainModule, @Nullable String command) {
    if (mainModule != null && (mainModule.startsWith("jdk.") || mainModule.startsWith("java."))) {
      return true;
    }
    if (command == null) {
      return false;
    }
    for (String tool : BUILD_TOOLS) {
      if (command.startsWith(tool)) {
        return true;
      }
    }
    return false;
  }
}
