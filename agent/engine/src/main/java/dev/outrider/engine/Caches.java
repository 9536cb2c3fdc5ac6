package dev.outrider.engine;

import dev.outrider.engine.cache.CacheKey;
import dev.outrider.engine.cache.KeyHasher;
import dev.outrider.engine.cache.KeyInput;
import dev.outrider.engine.cache.MissReason;
import dev.outrider.engine.cache.ResponseCache;
import dev.outrider.engine.exchange.Route;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The cache of answers and the secret that its keys are made under. Thread-safe. */
final class Caches {
  private final ResponseCache store;
  private final KeyHasher hasher;

  /** Without a secret the keys are this process's own. */
  Caches(ResponseCache store, @Nullable String secret) {
    this.store = store;
    this.hasher =
        secret == null
            ? KeyHasher.random()
            : new KeyHasher(secret.getBytes(StandardCharsets.UTF_8));
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
