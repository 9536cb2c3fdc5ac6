package dev.outrider.testkit.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a server saw, in order of arrival, each request exactly once. Thread-safe. */
final class Log {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final List<Entry> entries = new ArrayList<>();

  /** One request that has arrived; the snapshot is replaced as more of it is known. */
  final class Entry {
    private Seen seen;
    private boolean done;

    private Entry(Seen seen) {
      this.seen = seen;
    }

    void ended(Seen last) {
      lock.lock();
      try {
        seen = last;
        done = true;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  Entry arrived(Seen first) {
    lock.lock();
    try {
      Entry entry = new Entry(first);
      entries.add(entry);
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns what was seen since the last call, once every request of it has ended or {@code
   * patienceNanos} have passed.
   */
  List<Seen> take(long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = patienceNanos;
      while (left > 0 && entries.stream().anyMatch(entry -> !entry.done)) {
        left = ended.awaitNanos(left);
      }
      List<Seen> taken = entries.stream().map(entry -> entry.seen).toList();
      entries.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  static long patience() {
    return TimeUnit.MILLISECONDS.toNanos(600);
  }
}
