package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A gateway with the OpenTelemetry agent alone, then with both agents in both orders. */
final class BesideOpenTelemetry {
  static final Set<String> OPTIONS = Set.of("json");

  /** The agent learns what an origin speaks from its first exchange: later rounds are rerouted. */
  private static final int ROUNDS = 3;

  /** Hits would be spans without a request upstream; nobody asks for the console here. */
  private static final String OURS = "cache=off,sidecar=none";

  private static final long SETTLING_MILLIS = 200;

  private final Stage stage;
  private final Arguments arguments;
  private final Path theirs;
  private final Report report = new Report();

  BesideOpenTelemetry(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.theirs = stage.artifacts().openTelemetry();
  }

  /** Returns whether nothing differed. */
  boolean run() throws IOException, InterruptedException {
    Provider provider = Provider.start(stage);
    compare(provider, "Spring Cloud Gateway MVC", stage.artifacts().gateway());
    compare(provider, "Spring Cloud Gateway WebFlux", stage.artifacts().webflux());
    var json = arguments.path("json");
    if (json.isPresent()) {
      report.write(json.get());
    }
    return report.isGood();
  }

  private void compare(Provider provider, String gateway, Path jar)
      throws IOException, InterruptedException {
    Report.progress(gateway + ": OpenTelemetry alone, then with us, in both orders");
    Launch bare = Launch.without(Jdk.running(), jar).environment(Telemetry.INTO_THE_LOG);
    String agent = "-javaagent:" + theirs;
    Path ours = stage.artifacts().agent();
    TracedRun alone = run(provider, bare.option(agent).named("opentelemetry-alone"));
    TracedRun first = run(provider, bare.option(agent).with(ours, OURS));
    TracedRun second = run(provider, bare.with(ours, OURS).option(agent));
    Section section = new Section(gateway, "what", "alone", "it first", "it second");
    alone
        .figures()
        .forEach(
            (what, count) ->
                section.row(
                    what,
                    count,
                    first.figures().getOrDefault(what, 0L),
                    second.figures().getOrDefault(what, 0L)));
    report.add(section);
    differences(gateway + ", it first", alone, first);
    differences(gateway + ", it second", alone, second);
  }

  private void differences(String where, TracedRun alone, TracedRun both) {
    both.differencesFrom(alone).forEach(difference -> report.fail(where + ": " + difference));
  }

  private TracedRun run(Provider provider, Launch launch) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    List<JsonNode> wire = new ArrayList<>();
    Path errors;
    Instant begin;
    try (Gateway gateway = Gateway.start(stage, provider, launch)) {
      errors = gateway.errors();
      provider.record();
      begin = Instant.now();
      for (int round = 0; round < ROUNDS; round++) {
        answers.addAll(ask(gateway.port()));
      }
      provider.wire().get("entries").forEach(wire::add);
      provider.stopRecording();
    }
    long nanos = TimeUnit.SECONDS.toNanos(begin.getEpochSecond()) + begin.getNano();
    return new TracedRun(answers, Telemetry.read(errors).since(nanos), wire);
  }

  /** A connection that is closed at once may end the span of its request before its answer does. */
  private static List<Answer> ask(int port) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    List<Socket> open = new ArrayList<>();
    try {
      for (Call call : ComparedCalls.ALL) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        answers.add(Asker.ask(socket, call));
      }
      TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    return answers;
  }
}
