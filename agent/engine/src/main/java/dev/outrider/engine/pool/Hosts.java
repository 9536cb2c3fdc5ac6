package dev.outrider.engine.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The {@link HostPool}s by key, and the statistics by host; both bounded. Thread-safe. */
final class Hosts {
  static final int MAX_IDENTITIES = 64;
  static final int MAX_STATISTICS = 256;

  private static final long FORGET_AFTER_NANOS = 60_000_000_000L;

  private final Map<HostKey, HostPool> pools = new ConcurrentHashMap<>();
  private final Map<String, HostStats> statistics = new ConcurrentHashMap<>();
  private final HostStats otherHttp = new HostStats("http", "other");
  private final HostStats otherHttps = new HostStats("https", "other");
  private final Supplier<PoolSettings> settings;
  private final LongSupplier clock;

  Hosts(Supplier<PoolSettings> settings, LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
  }

  HostPool of(HostKey key) {
    HostPool known = pools.get(key);
    return known != null ? known : add(key);
  }

  private HostPool add(HostKey key) {
    HostPool made = new HostPool(key, statisticsOf(key), settings, clock);
    HostPool first = pools.putIfAbsent(key, made); // a pool that is not kept has opened nothing
    HostPool pool = first != null ? first : made;
    TlsIdentity identity = key.tls();
    if (identity != null) {
      boundIdentities(identity);
    }
    return pool;
  }

  private HostStats statisticsOf(HostKey key) {
    String name = key.scheme() + "://" + key.label();
    HostStats known = statistics.get(name);
    if (known != null) {
      return known;
    }
    if (statistics.size() >= MAX_STATISTICS) { // by a few more when many come at once
      return key.tls() == null ? otherHttp : otherHttps;
    }
    HostStats made = new HostStats(key.scheme(), key.label());
    HostStats first = statistics.putIfAbsent(name, made);
    return first != null ? first : made;
  }

  /** Closes the pools of the identity that was not used for longest, when there are too many. */
  private void boundIdentities(TlsIdentity newest) {
    Map<TlsIdentity, Long> ages = new HashMap<>();
    long now = clock.getAsLong();
    for (HostPool pool : pools.values()) {
      TlsIdentity identity = pool.key().tls();
      if (identity != null) {
        ages.merge(identity, now - pool.lastLeaseNanos(), Math::min);
      }
    }
    ages.remove(newest);
    if (ages.size() >= MAX_IDENTITIES) {
      shutAll(Collections.max(ages.entrySet(), Map.Entry.comparingByValue()).getKey());
    }
  }

  private void shutAll(TlsIdentity identity) {
    for (HostPool pool : pools.values()) {
      if (identity.equals(pool.key().tls())) {
        forget(pool);
      }
    }
  }

  private void forget(HostPool pool) {
    pools.remove(pool.key(), pool);
    pool.shut();
  }

  void sweep(long nowNanos) {
    for (HostPool pool : pools.values()) {
      pool.sweep(nowNanos);
      if (pool.isEmpty() && nowNanos - pool.lastLeaseNanos() >= FORGET_AFTER_NANOS) {
        forget(pool); // a request that holds it still uses it, and its connection closes at the end
      }
    }
  }

  void shut() {
    for (HostPool pool : pools.values()) {
      forget(pool);
    }
  }

  PoolSnapshot snapshot() {
    List<PoolSnapshot.Host> hosts = new ArrayList<>();
    for (HostStats stats : statistics.values()) {
      hosts.add(stats.snapshot());
    }
    for (HostStats other : List.of(otherHttp, otherHttps)) {
      if (other.requests.sum() > 0) {
        hosts.add(other.snapshot());
      }
    }
    return new PoolSnapshot(hosts);
  }
}
