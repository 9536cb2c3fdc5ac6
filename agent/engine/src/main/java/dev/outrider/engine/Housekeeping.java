package dev.outrider.engine;

import dev.outrider.engine.link.LinkClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * What has to be done again and again, on the daemon thread {@code outrider}: waiters that are due,
 * connections that are idle or abandoned, the settings file, and what instrumentations ask for. It
 * has the link opened first.
 */
final class Housekeeping implements Runnable {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Engine engine;
  private final Rooms rooms;
  private final SidecarLink sidecar;
  private final FailOpen failOpen;
  private long fileDueNanos = System.nanoTime() + SECOND;

  Housekeeping(Engine engine, Rooms rooms, SidecarLink sidecar, FailOpen failOpen) {
    this.engine = engine;
    this.rooms = rooms;
    this.sidecar = sidecar;
    this.failOpen = failOpen;
  }

  @Override
  @SuppressWarnings("InfiniteLoop") // a daemon thread ends with the JVM
  public void run() {
    // An embedded sidecar takes seconds to start, and nobody who waits in a queue waits for that.
    guarded("link", this::startOpening);
    while (true) {
      long dueNanos = Math.min(SECOND, expire());
      dueNanos = Math.min(dueNanos, guarded("pool", () -> rooms.pool.sweep(System.nanoTime())));
      if (System.nanoTime() - fileDueNanos >= 0) {
        fileDueNanos = System.nanoTime() + SECOND;
        rereadSettings();
        engine.doChores(System.nanoTime());
      }
      LockSupport.parkNanos(this, Math.max(SHORTEST_NANOS, dueNanos));
    }
  }

  private long startOpening() {
    engine.startThread("outrider-opening", this::openLink);
    return SECOND;
  }

  private void openLink() {
    try {
      LinkClient link = sidecar.open();
      if (link != null) {
        Runtime.getRuntime().addShutdownHook(new Thread(link::close, "outrider-last"));
      }
    } catch (Throwable fault) {
      if (!JvmEnd.hasBegun()) {
        failOpen.accept("link", fault);
      }
    }
  }

  private long expire() {
    return guarded(
        "queues",
        () -> {
          long now = System.nanoTime();
          return Math.min(rooms.inbound.expire(now), rooms.providers.expire(now));
        });
  }

  private void rereadSettings() {
    try {
      engine.rereadSettings();
    } catch (Throwable fault) {
      failOpen.accept("settings", fault);
    }
  }

  /** One part of the house that fails does not leave the others undone. */
  private long guarded(String what, LongSupplier work) {
    try {
      return work.getAsLong();
    } catch (Throwable fault) {
      failOpen.accept(what, fault);
      return SECOND;
    }
  }
}
