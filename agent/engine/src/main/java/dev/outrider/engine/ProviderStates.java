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
    return known != null ? known : add(name);
  }

  /** Two threads may make the same one; the first stays. */
  @SuppressWarnings("ReferenceEquality") // a record's first equals makes classes: decision 0009
  private ProviderState add(String name) {
    RequestQueue queue = new RequestQueue(settings, System::nanoTime);
    ProviderState made = new ProviderState(name, queue, breakers.of(name));
    ProviderState first = byName.putIfAbsent(name, made);
    if (first != null) {
      return first;
    }
    // A change that began before it was there may have passed it by.
    for (AdmissionSettings now = settings; queue.settings() != now; now = settings) {
      queue.settings(now);
    }
    return made;
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
