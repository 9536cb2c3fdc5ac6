package dev.outrider.sidecar;

import dev.outrider.engine.link.CommandHandler;
import dev.outrider.engine.link.LinkClient;
import dev.outrider.engine.link.LinkTarget;
import dev.outrider.engine.link.SnapshotSource;
import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.Instance;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import dev.outrider.link.WaitingRow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** A gateway with the real agent's end of the link, whose numbers a test sets. */
public final class Gateway implements SnapshotSource, CommandHandler, AutoCloseable {
  public final List<String> lines = new CopyOnWriteArrayList<>();
  public final List<Command> commands = new CopyOnWriteArrayList<>();
  private final String id;
  private final AtomicLong sequence = new AtomicLong();
  private final Map<String, Long> counters = new ConcurrentHashMap<>();
  private final Map<String, Double> gauges = new ConcurrentHashMap<>();
  private final Map<String, byte[]> histograms = new ConcurrentHashMap<>();
  private volatile LinkClient client;
  private volatile List<WaitingRow> waiting = List.of();
  private volatile boolean deaf;
  private volatile long uptimeMillis = 1_000;

  public Gateway(String id) {
    this.id = id;
    this.client = client(LinkTarget.inProcess(parts -> parts), "");
  }

  public Gateway connect(LinkTarget target, String token) {
    client = client(target, token);
    client.start(
        work -> {
          Thread thread = new Thread(work, id);
          thread.setDaemon(true);
          return thread;
        });
    return this;
  }

  public Gateway count(long times, Metric metric, String... labels) {
    counters.merge(Series.of(metric, labels).text(), times, Long::sum);
    return this;
  }

  /** So many inbound exchanges that ended so. */
  public Gateway exchanges(long times, String outcome) {
    return count(times, Metric.EXCHANGES, "inbound", "/v1/chat", "", "1", outcome, "false");
  }

  public Gateway gauge(double value, Metric metric, String... labels) {
    gauges.put(Series.of(metric, labels).text(), value);
    return this;
  }

  public Gateway gone(Metric metric, String... labels) {
    gauges.remove(Series.of(metric, labels).text());
    return this;
  }

  public Gateway histogram(Histogram micros, Metric metric, String... labels) {
    ByteBuffer buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
    int length = micros.encodeIntoCompressedByteBuffer(buffer);
    histograms.put(Series.of(metric, labels).text(), Arrays.copyOf(buffer.array(), length));
    return this;
  }

  public Gateway uptime(long millis) {
    uptimeMillis = millis;
    return this;
  }

  /** These wait in its queues. */
  public Gateway waiting(WaitingRow... rows) {
    waiting = List.of(rows);
    return this;
  }

  /** It takes commands and never gets round to them. */
  public Gateway deaf() {
    deaf = true;
    return this;
  }

  @Override
  public Snapshot whole() {
    Instance instance =
        new Instance(
            id,
            "gateway " + id,
            42,
            "host",
            "0.1.0",
            "Temurin 17",
            System.currentTimeMillis() - uptimeMillis,
            "enforce",
            "inbound",
            List.of(new Instance.Library("java.net.http", "17", List.of("send"))),
            List.of(),
            List.of());
    return new Snapshot(
        sequence.incrementAndGet(),
        0,
        System.currentTimeMillis(),
        uptimeMillis,
        instance,
        counters,
        gauges,
        histograms);
  }

  @Override
  public CommandResult run(Command command) {
    commands.add(command);
    if (deaf) {
      return new CommandResult(
          "never", false, "", Map.of(), List.of()); // nobody waits for that one
    }
    return command.name().equals(Command.LIST_WAITING)
        ? CommandResult.listed(command, waiting)
        : CommandResult.done(command, Map.of("models", 2L));
  }

  @Override
  public void close() {
    client.close();
  }

  private LinkClient client(LinkTarget target, String token) {
    return new LinkClient(target, this, this, () -> token, lines::add);
  }
}
