package dev.outrider.sidecar.health;

import dev.outrider.sidecar.view.Fields;
import dev.outrider.sidecar.view.Vitals;

/** {@code health}: the verdict and the numbers that it rests on. */
public final class HealthView {
  private HealthView() {}

  /** Returns the object of docs/api.md. */
  public static Fields of(Vitals vitals, Verdict verdict) {
    Fields components = new Fields();
    verdict
        .components()
        .forEach(
            (name, component) ->
                components.put(
                    name,
                    new Fields()
                        .put("status", component.status().text())
                        .put("issues", component.issues())
                        .map()));
    return new Fields()
        .put("successRate", vitals.successRate())
        .put("averageResponseTime", vitals.averageMillis())
        .put("p95ResponseTime", vitals.p95Millis())
        .put("throughput", vitals.throughput())
        .put("issues", verdict.issues())
        .put("components", components.map());
  }
}
