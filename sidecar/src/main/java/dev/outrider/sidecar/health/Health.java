package dev.outrider.sidecar.health;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.sidecar.view.Vitals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The verdict of the rules with its memory, for all gateways together and for each that was asked
 * for. Thread-safe.
 */
public final class Health {
  private static final int MAX_SCOPES = 200;

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Hysteresis> scopes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hysteresis> eldest) {
          return size() > MAX_SCOPES;
        }
      };

  public Health(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Returns the verdict.
   *
   * @param scope an instance, or empty for all
   */
  public Verdict judge(String scope, Vitals vitals) {
    Verdict verdict = HealthRules.judge(vitals);
    Status held = hold(scope, verdict.status());
    if (held == verdict.status()) {
      return verdict;
    }
    List<String> issues = new ArrayList<>(verdict.issues());
    issues.add("was " + held.text() + " less than a minute ago");
    return new Verdict(held, issues, verdict.components());
  }

  private Status hold(String scope, Status now) {
    lock.lock();
    try {
      return scopes.computeIfAbsent(scope, s -> new Hysteresis()).hold(now, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }
}
