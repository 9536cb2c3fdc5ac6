package dev.outrider.engine.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.outrider.engine.exchange.Hmac;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Caches with a clock that is stepped, and short words for what is done to them. */
final class CacheKit {
  static final Duration TTL = Duration.ofMinutes(5);

  private static final KeyHasher HASHER = new KeyHasher(new Hmac("test".getBytes(US_ASCII)));

  final ResponseCache cache;

  /** Wraps on the way: differences must not care. */
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(7).toNanos());

  CacheKit(int maxSize, long maxBytes) {
    cache = new ResponseCache(settings(TTL, maxSize, maxBytes), clock::get);
  }

  static CacheSettings settings(Duration ttl, int maxSize, long maxBytes) {
    NamedCache named = new NamedCache(true, ttl.toNanos(), maxSize);
    return new CacheSettings(Map.of("models", named, "health", named), maxBytes);
  }

  static CacheKey key(String path) {
    return HASHER.key(new KeyInput("GET", "https://host", path, ""));
  }

  static EntryLabel label(String path, String provider) {
    return new EntryLabel("host", "GET", path, provider);
  }

  long now() {
    return clock.get();
  }

  void step(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  Lookup lookup(String path) {
    return cache.lookup("models", key(path), false);
  }

  Storing store(String path) {
    return store("models", path, "openai", 10);
  }

  /** Misses in that cache, then stores an answer of so many bytes. */
  Storing store(String name, String path, String provider, int bytes) {
    return store(name, path, provider, answer(bytes));
  }

  Storing store(String name, String path, String provider, Answer answer) {
    Lookup.Miss miss = (Lookup.Miss) cache.lookup(name, key(path), true);
    return cache.store(name, key(path), miss, answer, label(path, provider));
  }

  Answer answer(int bytes) {
    return Answer.of(200, List.of(), new byte[bytes], now());
  }

  CacheSnapshot snapshot(String name) {
    return cache.snapshots().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  long totalBytes() {
    return cache.snapshots().stream().mapToLong(CacheSnapshot::bytes).sum();
  }
}
