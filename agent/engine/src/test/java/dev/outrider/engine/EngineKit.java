package dev.outrider.engine;

import dev.outrider.engine.admission.QueueSnapshot;
import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.exchange.Router;
import dev.outrider.engine.metrics.SnapshotWriter;
import dev.outrider.engine.settings.SettingSources;
import dev.outrider.engine.settings.Settings;
import dev.outrider.engine.settings.SettingsFile;
import dev.outrider.link.Instance;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The rooms of an engine with settings that a test makes up, and what they count. */
final class EngineKit {
  static final String PROVIDER = "provider.test:8080";

  final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  final Log log =
      new Log(new PrintStream(logged, true, StandardCharsets.UTF_8), false, System::nanoTime);
  final FailOpen failOpen = new FailOpen(log);
  final Settings settings;
  final Rooms rooms;
  private final Router router;

  /** {@code arguments} as the agent takes them. */
  EngineKit(String arguments) {
    settings = settings(arguments);
    rooms = new Rooms(settings, log);
    router = Router.compile(settings.routerRules());
  }

  static Settings settings(String arguments) {
    return SettingsFile.open(new SettingSources(arguments, Map.of(), Map.of())).settings();
  }

  OutboundExchange outbound() {
    return outbound("provider.test", Modes.ENFORCED);
  }

  OutboundExchange outbound(String host, Modes modes) {
    Route route =
        router.outbound(router.provider("http", host, 8080), "GET", "/some/path", name -> null);
    return new OutboundExchange(
        rooms,
        new Call("java-net-http", "http", host, 8080, "GET"),
        rooms.providers.of(host + ":8080"),
        modes,
        route,
        1,
        Credential.NONE,
        rooms.recorders.exchanges(Direction.OUTBOUND, "some", PROVIDER),
        System.nanoTime());
  }

  InboundExchange inbound(String path) {
    Route route = router.inbound("GET", path, name -> null);
    return new InboundExchange(
        rooms,
        Mode.ENFORCE,
        route,
        1,
        Credential.NONE,
        rooms.recorders.exchanges(Direction.INBOUND, route.name(), ""),
        System.nanoTime(),
        true);
  }

  RequestQueue queue() {
    return rooms.providers.of(PROVIDER).queue();
  }

  QueueSnapshot queued() {
    return queue().snapshot();
  }

  Snapshot snapshot() {
    SnapshotWriter writer = new SnapshotWriter();
    new Reports(rooms, failOpen).writeTo(writer);
    Instance nobody =
        new Instance(
            "id", "name", 1, "host", "version", "jvm", 0, "enforce", "inbound", List.of(),
            List.of(), List.of());
    return writer.whole(1, 1, 1, nobody);
  }

  long counter(Metric metric, String... values) {
    return snapshot().counters().getOrDefault(Series.of(metric, values).text(), 0L);
  }

  double gauge(Metric metric, String... values) {
    return snapshot().gauges().getOrDefault(Series.of(metric, values).text(), 0.0);
  }

  /** Ended exchanges, all routes, providers, levels and outcomes together. */
  long ended() {
    return snapshot().counters().entrySet().stream()
        .filter(counter -> counter.getKey().startsWith(Metric.EXCHANGES.text() + "{"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }
}
