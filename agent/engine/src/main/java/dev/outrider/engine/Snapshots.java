package dev.outrider.engine;

import dev.outrider.engine.metrics.SnapshotWriter;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Refusal;
import dev.outrider.engine.settings.Settings;
import dev.outrider.link.Instance;
import dev.outrider.link.Snapshot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Takes the snapshots of this JVM: every room's numbers, and who it is. Confined to the link's
 * thread.
 */
final class Snapshots {
  private final Host host;
  private final Reports reports;
  private final Supplier<Mood> mood;
  private final String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final long begunMillis = System.currentTimeMillis();
  private long sequence;

  /** What of an instance changes: its mode, what its requests are, what holds. */
  record Mood(String mode, String requestsOf, Settings settings) {}

  Snapshots(Host host, Reports reports, Supplier<Mood> mood) {
    this.host = host;
    this.reports = reports;
    this.mood = mood;
  }

  Snapshot whole() {
    SnapshotWriter writer = new SnapshotWriter();
    reports.writeTo(writer);
    long now = System.currentTimeMillis();
    return writer.whole(++sequence, now, now - begunMillis, instance(mood.get()));
  }

  private Instance instance(Mood now) {
    List<String> errors = now.settings().refusals().stream().map(Refusal::message).toList();
    return new Instance(
        id,
        name(now.settings()),
        ProcessHandle.current().pid(),
        hostName(),
        host.version(),
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
        sinceMillis(),
        now.mode(),
        now.requestsOf(),
        host.instrumented().get(),
        host.unsupported().get(),
        errors);
  }

  private long sinceMillis() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(java.time.Instant::toEpochMilli)
        .orElse(begunMillis);
  }

  private String name(Settings settings) {
    String set = settings.get(OutriderSettings.INSTANCE);
    if (set != null) {
      return set;
    }
    String service = System.getenv("OTEL_SERVICE_NAME");
    return service == null ? id : service + "@" + hostName();
  }

  private static String hostName() {
    String given = System.getenv("HOSTNAME");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "unknown";
    }
  }
}
