package dev.outrider.dist;

import dev.outrider.testkit.ClassPath;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.serving.JdkServed;
import dev.outrider.testkit.serving.Served;
import dev.outrider.testkit.serving.TomcatServed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of servers that are compared: one line a library and version. */
final class DifferentialServers {
  private static final String OLDEST = System.getProperty("outrider.oldest", "unset");

  /** All of them. A library of the JDK has the JDK's version. */
  static final List<Server> ALL =
      List.of(
          new Server(
              "tomcat",
              System.getProperty("outrider.version.tomcat", "unset"),
              ClassPath.jars("tomcat-embed-core-", "tomcat-annotations-api-"),
              Map.of(),
              TomcatServed.class),
          new Server(
              "tomcat",
              System.getProperty("outrider.version.tomcat-oldest", "unset"),
              oldest(),
              Map.of(),
              TomcatServed.class),
          javax("tomcat9"),
          javax("tomcat9-oldest"),
          new Server("jdk-httpserver", "", List.of(), Map.of(), JdkServed.class));

  private DifferentialServers() {}

  private static List<Path> oldest() {
    List<Path> jars = new ArrayList<>(ClassPath.jars("tomcat-annotations-api-"));
    jars.add(Path.of(OLDEST, "tomcat-embed-core.jar"));
    return jars;
  }

  private static Server javax(String tomcat) {
    List<Path> jars = new ArrayList<>(List.of(JavaxTwin.of(TomcatServed.class)));
    jars.addAll(ClassPath.in(Path.of(System.getProperty("outrider." + tomcat, "unset"))));
    String version = System.getProperty("outrider.version." + tomcat, "unset");
    return new Server("tomcat", version, jars, Map.of(), TomcatServed.class);
  }

  /**
   * One library in one version.
   *
   * @param version empty for a library of the JDK
   * @param jars the library's, on the class path of both sides
   * @param known what is not the same, decided and written down in the page of the library: why, by
   *     the name of the call
   * @param adapter starts it with the handlers that all have in common
   */
  record Server(
      String library,
      String version,
      List<Path> jars,
      Map<String, String> known,
      Class<? extends Served> adapter) {
    String versionOn(Jdk jdk) {
      return version.isEmpty() ? jdk.version() : version;
    }

    @Override
    public String toString() {
      return (library + " " + version).strip();
    }
  }
}
