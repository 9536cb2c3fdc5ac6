package dev.outrider.examples.driver;

import dev.outrider.examples.driver.plain.Http2Server;
import dev.outrider.examples.driver.plain.PlainGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code benchmark http2}: the clients that could carry calls to an origin that speaks HTTP/2, each
 * in a gateway without a framework, side by side in front of one server. It compares, and judges
 * nothing but that all was answered: {@code docs/decisions/0007-http2.md} is what came of it.
 */
final class Http2Benchmark {
  static final Set<String> OPTIONS = Set.of("json", "pairs", "seconds", "warm-up");
  static final Set<String> FLAGS = Set.of("quick");
  private static final int CONNECTIONS = 32;
  private static final double WARM_UP = 30;

  private final Stage stage;
  private final Arguments arguments;
  private final Effort effort;
  private final Report report = new Report();

  Http2Benchmark(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.effort = Effort.of(arguments);
  }

  /** Returns whether every request was answered. */
  boolean run() throws IOException, InterruptedException {
    List<Jdk> jdks = Jdk.measured();
    report.add(Machine.section(jdks));
    for (Jdk jdk : jdks) {
      compare(jdk);
    }
    report.writeWhereAsked(arguments);
    return report.isGood();
  }

  /** A client under its name in the table. */
  private record Side(String name, Launch launch) {}

  private void compare(Jdk jdk) throws IOException, InterruptedException {
    Launch agent = plain(jdk, "jdk").with(stage.artifacts().agent(), "sidecar=none");
    List<Side> sides =
        List.of(
            new Side("java.net.http, HTTP/2", plain(jdk, "jdk")),
            new Side("the same with Outrider, native", agent),
            new Side("HttpClient 5, HTTP/2", plain(jdk, "httpclient5")),
            new Side(
                "Outrider's pool, HTTP/1.1", agent.environment(Map.of("CLIENT", "jdk-http1"))));
    Report.progress("HTTP/2 on JDK " + jdk.feature() + ": " + effort.pairs() + " rounds");
    List<Gateway> gateways = new ArrayList<>();
    int port = Stage.freePort();
    Child server = server(jdk, port);
    try {
      Upstream upstream = () -> "https://localhost:" + port;
      for (Side side : sides) {
        gateways.add(Gateway.start(stage, upstream, side.launch()));
      }
      Throughput throughput = new Throughput(gateways.size(), effort.seconds(), CONNECTIONS);
      throughput.warmUp(gateways, effort.warmUp(WARM_UP));
      throughput.measure(gateways, 0, effort.pairs());
      report.add(table(jdk, sides, throughput));
      if (throughput.errors() > 0) {
        report.fail(throughput.errors() + " errors on JDK " + jdk.feature());
      }
    } finally {
      gateways.forEach(Gateway::close);
      server.close();
    }
  }

  private Launch plain(Jdk jdk, String client) throws IOException, InterruptedException {
    return Identity.trusted(
            Launch.without(jdk, Artifacts.driver(), PlainGateway.class), Identity.in(stage))
        .named("gateway-" + client)
        .environment(Map.of("CLIENT", client));
  }

  private Child server(Jdk jdk, int port) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            jdk.tool("java").toString(),
            "-cp",
            Artifacts.driver().toString(),
            Http2Server.class.getName(),
            Integer.toString(port),
            Identity.in(stage).toString(),
            Identity.PASSWORD,
            Files.createTempDirectory(stage.folder(), "tomcat").toString());
    return stage.start("http2-server", command, Map.of());
  }

  private static Section table(Jdk jdk, List<Side> sides, Throughput throughput) {
    Section section =
        new Section(
            "Calls by TLS to one server, " + CONNECTIONS + " at a time, JDK " + jdk.feature(),
            "client",
            "rps",
            "min of the first's",
            "median",
            "max",
            "CPU us/request");
    for (int side = 0; side < sides.size(); side++) {
      Spread ratios = throughput.ratios(side);
      section.row(
          sides.get(side).name(),
          throughput.rates(side).median(),
          ratios.min(),
          ratios.median(),
          ratios.max(),
          throughput.cpu(side).median());
    }
    return section;
  }
}
