package dev.outrider.examples.mock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What came over the wire: always counted, kept request by request while recording.
 *
 * <p>{@code GET /__wire} shows it, {@code POST /__wire} starts a new recording, {@code DELETE
 * /__wire} ends it. These calls themselves are neither counted nor kept. Thread-safe.
 */
final class WireLog {
  static final String PATH = "/__wire";
  private static final int MOST_ENTRIES = 10_000;

  private final LongAdder requests = new LongAdder();
  private final LongAdder upgradeOffers = new LongAdder();
  private final AtomicLong connections = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final List<WireEntry> entries = new ArrayList<>();

  private volatile boolean recording;

  WireLog(boolean recording) {
    this.recording = recording;
  }

  /** Returns the number of a connection that sends its first request. */
  long connected() {
    return connections.incrementAndGet();
  }

  void saw(long connection, Request request) {
    requests.increment();
    if (request.header("upgrade") != null) {
      upgradeOffers.increment();
    }
    if (recording) {
      WireEntry entry = WireEntry.of(connection, request);
      lock.lock();
      try {
        if (entries.size() < MOST_ENTRIES) {
          entries.add(entry);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  Answer answer(Request request) {
    return switch (request.method()) {
      case "GET" -> Answer.json(200, json());
      case "POST" -> restart(true);
      case "DELETE" -> restart(false);
      default -> OpenAiError.wrongMethod(request.method());
    };
  }

  private Answer restart(boolean record) {
    lock.lock();
    try {
      entries.clear();
    } finally {
      lock.unlock();
    }
    recording = record;
    return Answer.json(200, "{\"recording\":" + record + "}");
  }

  private String json() {
    return "{\"recording\":%b,\"requests\":%d,\"connections\":%d,\"upgradeOffers\":%d,\"entries\":%s}"
        .formatted(
            recording,
            requests.sum(),
            connections.get(),
            upgradeOffers.sum(),
            entries().stream().map(WireEntry::json).collect(Collectors.joining(",", "[", "]")));
  }

  /** Returns what was recorded, in order of arrival. */
  List<WireEntry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }
}
