package dev.outrider.instrumentation;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Host;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one engine of this JVM: one exchange at a time with each provider, faults in a file. */
public final class TestEngine {
  private static final Path LOG = log();
  public static final Engine ENGINE = start();

  private TestEngine() {}

  private static Path log() {
    try {
      return Files.createTempFile("outrider-test", ".log");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Engine start() {
    Attached.to(
        new Host(
            "maxConcurrent=1,maxQueueSize=100,sidecar=none,log=file:" + LOG,
            "0",
            new File("agent.jar"),
            () -> {},
            List::of,
            List::of));
    return Attached.engine();
  }

  /** All faults of ours so far. */
  public static List<String> faults() {
    try {
      return Files.readAllLines(LOG).stream().filter(line -> line.contains("fault at")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An exchange with the provider at that port that holds its only place. */
  public static OutboundExchange holder(int port) {
    OutboundExchange exchange = asking(port);
    exchange.admitted((Permit) exchange.ask());
    return exchange;
  }

  /** Whether nobody holds the only place of the provider at that port. */
  public static boolean isFree(int port) {
    OutboundExchange exchange = asking(port);
    Admission admission = exchange.ask();
    boolean free = admission instanceof Permit;
    if (admission instanceof Permit permit) {
      permit.release(false);
    } else if (admission instanceof Queued queued) {
      queued.leave();
    }
    exchange.abandon();
    return free;
  }

  private static OutboundExchange asking(int port) {
    return ENGINE.outbound("java-net-http", "http", "127.0.0.1", port, "GET", "/", name -> null);
  }
}
