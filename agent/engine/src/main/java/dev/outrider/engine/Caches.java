package dev.outrider.engine;

import dev.outrider.engine.cache.CacheKey;
import dev.outrider.engine.cache.KeyHasher;
import dev.outrider.engine.cache.KeyInput;
import dev.outrider.engine.cache.MissReason;
import dev.outrider.engine.cache.ResponseCache;
import dev.outrider.engine.exchange.Route;

/** The cache of answers and what makes its keys. Thread-safe. */
final class Caches {
  private final ResponseCache store;
  private final KeyHasher hasher;

  Caches(ResponseCache store, KeyHasher hasher) {
    this.store = store;
    this.hasher = hasher;
  }

  ResponseCache store() {
    return store;
  }

  CacheKey key(KeyInput input) {
    return hasher.key(input);
  }

  void providerFailed(String provider) {
    store.providerFailed(provider);
  }

  void uncacheable(Route route) {
    String name = route.cache();
    if (name != null) {
      store.refused(name, MissReason.UNCACHEABLE);
    }
  }
}
