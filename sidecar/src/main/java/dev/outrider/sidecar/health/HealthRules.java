package dev.outrider.sidecar.health;

import dev.outrider.sidecar.view.Vitals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The thresholds of docs/api.md, "Health and alerts". Pure. */
final class HealthRules {
  /** Fewer exchanges say nothing about rates. */
  static final long ENOUGH = 20;

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private HealthRules() {}

  static Verdict judge(Vitals vitals) {
    Map<String, Verdict.Component> components = new LinkedHashMap<>();
    components.put("connectionPool", pool(vitals).component());
    components.put("requestQueue", queue(vitals).component());
    components.put("caches", caches(vitals).component());
    components.put("circuitBreakers", breakers(vitals).component());
    if (vitals.exchanges() < ENOUGH) {
      return new Verdict(Status.HEALTHY, List.of("no traffic"), components);
    }
    Findings traffic = traffic(vitals);
    Status status = traffic.status();
    List<String> issues = new ArrayList<>(traffic.issues());
    for (Map.Entry<String, Verdict.Component> component : components.entrySet()) {
      if (!component.getKey().equals("caches")) {
        status = status.worse(component.getValue().status());
        issues.addAll(component.getValue().issues());
      }
    }
    return new Verdict(status, issues, components);
  }

  private static Findings traffic(Vitals vitals) {
    return new Findings()
        .below(vitals.successRate(), 95, 90, "success rate is %.4g %%")
        .above(vitals.p95Millis(), 5_000, 10_000, "P95 is %.4g ms");
  }

  private static Findings pool(Vitals vitals) {
    return new Findings()
        .above(vitals.poolErrorRate(), 10, NEVER, "errors of the pool are at %.4g %%");
  }

  private static Findings queue(Vitals vitals) {
    return new Findings()
        .above(vitals.queueUtilization(), 80, 95, "the fullest queue is at %.4g %%")
        .above(vitals.fixedLimitUtilization(), 90, NEVER, "running is at %.4g %% of the limit");
  }

  private static Findings breakers(Vitals vitals) {
    Findings findings = new Findings();
    for (String breaker : vitals.openBreakers()) {
      findings.say(Status.DEGRADED, "the breaker of " + breaker + " is open");
    }
    return findings;
  }

  private static Findings caches(Vitals vitals) {
    Findings findings = new Findings();
    for (Vitals.Cache cache : vitals.caches()) {
      String name = cache.name().replace("%", "%%");
      findings
          .below(cache.hitRate(), 50, -1, "hit rate of " + name + " is %.4g %%")
          .above(cache.utilization(), 80, NEVER, name + " is %.4g %% full");
    }
    return findings;
  }
}
