package dev.outrider.dist;

import dev.outrider.testkit.ClassPath;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.serving.JdkServed;
import dev.outrider.testkit.serving.JettyServed;
import dev.outrider.testkit.serving.ReactorNettyServed;
import dev.outrider.testkit.serving.Served;
import dev.outrider.testkit.serving.TomcatServed;
import dev.outrider.testkit.serving.UndertowServed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of servers that are compared: one line a library and version. */
final class DifferentialServers {
  private static final String OLDEST_JARS = System.getProperty("outrider.oldest", "unset");

  private static final List<Path> TOMCAT =
      ClassPath.jars("tomcat-embed-core-", "tomcat-annotations-api-");
  private static final List<Path> JETTY =
      ClassPath.jars("jetty-server-", "jetty-http-", "jetty-io-", "jetty-util-", "slf4j-api-");
  private static final List<Path> UNDERTOW =
      ClassPath.jars("undertow-core-", "xnio-", "jboss-", "wildfly-", "smallrye-common-");

  private static final Map<String, String> JETTY_RACES =
      Map.of(
          "a body that the handler does not read",
          "natively too, whether it has come when the handler ends, and the connection is kept,"
              + " is a race",
          "chunks that the handler does not read",
          "natively too, whether they have come when the handler ends, and the connection is kept,"
              + " is a race");

  private static final Map<String, String> REACTOR_NETTY_RACES =
      Map.of(
          "a client that says that it is done",
          "natively too, whether the answer is out before the connection is closed is a race",
          "a chunk size of letters",
          "natively too, whether the handler begins before its body is refused is a race");

  /** Each in its newest version. A library of the JDK has the JDK's version. */
  static final List<Server> NEWEST =
      List.of(
          new Server("tomcat", version("tomcat"), TOMCAT, Map.of(), TomcatServed.class),
          javax("tomcat9"),
          new Server("jetty", version("jetty12"), JETTY, JETTY_RACES, JettyServed.class),
          new Server("undertow", version("undertow"), UNDERTOW, Map.of(), UndertowServed.class),
          new Server(
              "reactor-netty-server",
              version("reactor-netty"),
              ReactorNettyJars.newest(),
              REACTOR_NETTY_RACES,
              ReactorNettyServed.class),
          new Server("jdk-httpserver", "", List.of(), Map.of(), JdkServed.class));

  /** Each in the oldest version that is supported. */
  static final List<Server> OLDEST =
      List.of(
          new Server(
              "tomcat",
              version("tomcat-oldest"),
              oldest(TOMCAT, "tomcat-embed-core"),
              Map.of(),
              TomcatServed.class),
          javax("tomcat9-oldest"),
          new Server(
              "jetty",
              version("jetty12-oldest"),
              oldest(JETTY, "jetty-server", "jetty-http", "jetty-io", "jetty-util"),
              JETTY_RACES,
              JettyServed.class),
          new Server(
              "undertow",
              version("undertow-oldest"),
              oldest(UNDERTOW, "undertow-core"),
              Map.of(),
              UndertowServed.class),
          new Server(
              "reactor-netty-server",
              version("reactor-netty-oldest"),
              ReactorNettyJars.oldest(),
              REACTOR_NETTY_RACES,
              ReactorNettyServed.class));

  private DifferentialServers() {}

  private static String version(String library) {
    return System.getProperty("outrider.version." + library, "unset");
  }

  /** The jars, but those of {@code libraries} in the oldest version that is supported. */
  private static List<Path> oldest(List<Path> jars, String... libraries) {
    List<Path> all = new ArrayList<>(jars);
    for (String library : libraries) {
      all.removeIf(jar -> jar.getFileName().toString().startsWith(library + '-'));
      all.add(Path.of(OLDEST_JARS, library + ".jar"));
    }
    return all;
  }

  private static Server javax(String tomcat) {
    List<Path> jars = new ArrayList<>(List.of(JavaxTwin.of(TomcatServed.class)));
    jars.addAll(ClassPath.in(Path.of(System.getProperty("outrider." + tomcat, "unset"))));
    return new Server("tomcat", version(tomcat), jars, Map.of(), TomcatServed.class);
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
