package dev.outrider.sidecar.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with one thing, gathered rule by rule. Confined to its caller. */
final class Findings {
  private final List<String> issues = new ArrayList<>();
  private Status status = Status.HEALTHY;

  /** Says {@code what} with the value when it is above a threshold; null is above nothing. */
  Findings above(@Nullable Double value, double degraded, double unhealthy, String what) {
    if (value != null && value > degraded) {
      boolean worst = value > unhealthy;
      found(worst ? Status.UNHEALTHY : Status.DEGRADED, what, value, worst ? unhealthy : degraded);
    }
    return this;
  }

  /** Says {@code what} with the value when it is below a threshold; null is below nothing. */
  Findings below(@Nullable Double value, double degraded, double unhealthy, String what) {
    if (value != null && value < degraded) {
      boolean worst = value < unhealthy;
      found(worst ? Status.UNHEALTHY : Status.DEGRADED, what, value, worst ? unhealthy : degraded);
    }
    return this;
  }

  Findings say(Status found, String issue) {
    status = status.worse(found);
    issues.add(issue);
    return this;
  }

  Status status() {
    return status;
  }

  List<String> issues() {
    return List.copyOf(issues);
  }

  Verdict.Component component() {
    return new Verdict.Component(status, issues());
  }

  private void found(Status found, String what, double value, double threshold) {
    say(found, String.format(Locale.ROOT, what + "; threshold %.4g", value, threshold));
  }
}
