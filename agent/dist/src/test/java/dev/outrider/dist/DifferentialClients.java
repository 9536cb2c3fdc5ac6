package dev.outrider.dist;

import static java.util.Map.entry;

import dev.outrider.testkit.CallList;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.javanet.JavaNetHttpCalls;
import dev.outrider.testkit.javanet.JavaNetHttpLibrary;
import dev.outrider.testkit.reactornetty.ReactorNettyLibrary;
import dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls;
import dev.outrider.testkit.urlconnection.HttpUrlConnectionLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The table of clients that are compared: one line a library and version. The first list of each is
 * its adapter, which runs what every client runs; what follows is what it alone has.
 */
final class DifferentialClients {
  private static final Map<String, String> JAVA_NET_HTTP =
      Map.ofEntries(
          entry(
              "cancel(false) of a stalled call",
              "the getter's thread runs the exchange, so letting it go ends the connection"),
          entry(
              "interrupt during get, then get",
              "the getter's thread runs the exchange, so its interrupt ends it"),
          entry(
              "interrupted in its body",
              "our read ends with the interrupt; natively JDK 17 reads on, and later ones say so"),
          entry("GET /truncate/head", "message only: the parser's state is not told"),
          entry("POST /truncate/head", "message only: the parser's state is not told"),
          entry("async GET /truncate/head", "message only: the parser's state is not told"),
          entry(
              "GET /truncate/head after an answer", "message only: the parser's state is not told"),
          entry("GET /trailers", "JDK 17's client fails at trailers, ours reads over them"),
          entry(
              "a chunked body closed early",
              "whether the server has answered when its client leaves is a race, natively too"),
          entry("GET with trailers", "JDK 17's client fails at trailers, ours reads over them"),
          entry(
              "stale connection, unnoticed, GET", "our connection is not the one that went stale"),
          entry(
              "stale connection, unnoticed, POST", "our connection is not the one that went stale"),
          entry(
              "a request is equal to itself",
              "the answer is of our class, and gives the request back"));

  private static final Map<String, String> HTTP_URL_CONNECTION =
      Map.of(
          "a chunked body closed early",
          "natively too, whether the rest is there when it is closed is a race");

  private static final Map<String, String> REACTOR_NETTY =
      Map.of(
          "a chunked body closed early",
              "natively too, whether the server has answered when its client leaves is a race",
          "stale connection, unnoticed, GET", "natively too, whether it is noticed is a race",
          "stale connection, unnoticed, POST", "natively too, whether it is noticed is a race",
          "interrupted before it begins",
              "natively too, an answer that is there before the caller waits is returned: a race");

  private static final String REACTOR_NETTY_VERSION =
      System.getProperty("outrider.version.reactor-netty", "");
  private static final String REACTOR_NETTY_OLDEST =
      System.getProperty("outrider.version.reactor-netty-oldest", "");

  /** Each in its newest version. A library of the JDK has the JDK's version. */
  static final List<Client> NEWEST =
      List.of(
          Client.ofTheJdk(
              "java-net-http", JAVA_NET_HTTP, JavaNetHttpLibrary.class, JavaNetHttpCalls.class),
          Client.ofTheJdk(
              "http-url-connection",
              HTTP_URL_CONNECTION,
              HttpUrlConnectionLibrary.class,
              HttpUrlConnectionCalls.class),
          new Client(
              "reactor-netty-client",
              REACTOR_NETTY_VERSION,
              ReactorNettyJars.newest(),
              REACTOR_NETTY,
              List.of(ReactorNettyLibrary.class)));

  /** Each in the oldest version that is supported. */
  static final List<Client> OLDEST =
      List.of(
          new Client(
              "reactor-netty-client",
              REACTOR_NETTY_OLDEST,
              ReactorNettyJars.oldest(),
              REACTOR_NETTY,
              List.of(ReactorNettyLibrary.class)));

  private DifferentialClients() {}

  /**
   * One library in one version.
   *
   * @param version empty for a library of the JDK
   * @param jars the library's, on the class path of both sides
   * @param known what is not the same, decided and written down in the page of the library: why, by
   *     the name of the call
   */
  record Client(
      String library,
      String version,
      List<Path> jars,
      Map<String, String> known,
      List<Class<? extends CallList>> lists) {
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Client ofTheJdk(
        String library, Map<String, String> known, Class<? extends CallList>... lists) {
      return new Client(library, "", List.of(), known, List.of(lists));
    }

    boolean isOfTheJdk() {
      return version.isEmpty();
    }

    String versionOn(Jdk jdk) {
      return isOfTheJdk() ? jdk.version() : version;
    }

    @Override
    public String toString() {
      return (library + " " + version).strip();
    }
  }
}
