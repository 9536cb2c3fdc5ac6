package dev.outrider.engine;

import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.breaker.CircuitBreakers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One queue and one breaker for each provider. Thread-safe; bounded, for the router gives only so
 * many names.
 */
final class ProviderStates {
  private final ConcurrentMap<String, ProviderState> byName = new ConcurrentHashMap<>();
  private final CircuitBreakers breakers;
  private volatile AdmissionSettings settings;

  ProviderStates(CircuitBreakers breakers, AdmissionSettings settings) {
    this.breakers = breakers;
    this.settings = settings;
  }

  ProviderState of(String name) {
    ProviderState known = byName.get(name);
    return known == null ? byName.computeIfAbsent(name, this::made) : known;
  }

  private ProviderState made(String name) {
    return new ProviderState(name, new RequestQueue(settings, System::nanoTime), breakers.of(name));
  }

  void settings(AdmissionSettings changed) {
    settings = changed;
    byName.values().forEach(provider -> provider.queue().settings(changed));
  }

  /** Times out who has waited too long; returns nanoseconds until somebody else is due. */
  long expire(long nowNanos) {
    long due = Long.MAX_VALUE;
    for (ProviderState provider : byName.values()) {
      due = Math.min(due, provider.queue().expire(nowNanos));
    }
    return due;
  }

  Map<String, ProviderState> all() {
    return byName;
  }
}
