package dev.outrider.testkit;

import dev.outrider.testkit.server.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What one run of a call notes about itself. Port numbers and identity hashes are replaced by names
 * before anything is compared. Thread-safe.
 */
public final class Observed {
  static final String ANY_ORDER = "wire in any order";

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Names names;
  private final LongSupplier clock;
  private final long begun;

  Observed(Names names, LongSupplier clock) {
    this.names = names;
    this.clock = clock;
    this.begun = clock.getAsLong();
  }

  /** Notes a value that has to be equal on both sides. */
  public void note(String field, Object value) {
    add(Finding.Kind.EXACT, field, names.normal(String.valueOf(value)), 0);
  }

  /** Notes bytes by their number and SHA-256. */
  public void bytes(String field, byte[] value) {
    note(field, value.length + " bytes, sha256 " + Digest.of(value).hex());
  }

  /** Notes an exception with its whole chain of causes: classes and messages. */
  public void thrown(String field, Throwable thrown) {
    StringBuilder chain = new StringBuilder();
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      chain.append(chain.isEmpty() ? "" : " <- ");
      chain.append(next.getClass().getName()).append(": ").append(next.getMessage());
    }
    note(field, chain);
  }

  /** Notes that the run has come this far: when, and in which order. */
  public void step(String name) {
    long millis = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - begun);
    add(Finding.Kind.TIME, name, Long.toString(millis), 0);
  }

  /** Notes a number that must not be larger than natively, but for the slack. */
  public void noMoreThanNatively(String field, long value, long slack) {
    add(Finding.Kind.AT_MOST, field, Long.toString(value), slack);
  }

  /** Says that the requests of this run have no order among them. */
  public void wireInAnyOrder() {
    add(Finding.Kind.CONTEXT, ANY_ORDER, "", 0);
  }

  /** Notes something that is shown beside a difference and never compared. */
  void context(String field, String value) {
    add(Finding.Kind.CONTEXT, field, value, 0);
  }

  List<Finding> findings() {
    lock.lock();
    try {
      return List.copyOf(findings);
    } finally {
      lock.unlock();
    }
  }

  private void add(Finding.Kind kind, String field, String value, long slack) {
    lock.lock();
    try {
      int times = used.merge(field, 1, Integer::sum);
      findings.add(new Finding(kind, times == 1 ? field : field + " #" + times, value, slack));
    } finally {
      lock.unlock();
    }
  }
}
