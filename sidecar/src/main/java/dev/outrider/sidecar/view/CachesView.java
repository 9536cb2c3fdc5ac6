package dev.outrider.sidecar.view;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.sidecar.store.Slice;
import dev.outrider.sidecar.store.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code caches}: one object for each cache that a gateway has. */
public final class CachesView {
  /** Known by name whether a gateway uses them or not. */
  private static final List<String> NAMED = List.of("models", "providers", "health", "responses");

  private CachesView() {}

  /** Returns the object of docs/api.md, by cache. */
  public static Fields of(View view) {
    Fields caches = new Fields();
    for (String cache : inUse(view)) {
      caches.put(cache, cache(view, cache).map());
    }
    return caches;
  }

  /** Returns the names that may be asked for: the four named caches, and what gateways add. */
  public static Set<String> names(View view) {
    Set<String> names = inUse(view);
    names.addAll(NAMED);
    return names;
  }

  /** The share of look-ups that a fresh entry answered, over all caches. */
  static @Nullable Double hitRate(View view) {
    return hitRate(view.window(), series -> true);
  }

  static @Nullable Double hitRate(View view, String cache) {
    return hitRate(view.window(), of(cache));
  }

  static @Nullable Double utilization(View view, String cache) {
    return Ratio.percent(
        view.gauges().sum(Metric.CACHE_SIZE, of(cache)),
        view.gauges().sum(Metric.CACHE_MAX_SIZE, of(cache)));
  }

  static Set<String> inUse(View view) {
    Set<String> names = new TreeSet<>(view.gauges().maxBy(Metric.CACHE_MAX_SIZE, "cache").keySet());
    names.addAll(view.total().countBy(Metric.CACHE_LOOKUPS, "cache", series -> true).keySet());
    return names;
  }

  private static Fields cache(View view, String cache) {
    Predicate<Series> which = of(cache);
    Slice total = view.total();
    Map<String, Long> lookups = total.countBy(Metric.CACHE_LOOKUPS, "result", which);
    Double size = view.gauges().sum(Metric.CACHE_SIZE, which);
    Double bytes = view.gauges().sum(Metric.CACHE_BYTES, which);
    return new Fields()
        .put("hits", lookups.getOrDefault("hit", 0L))
        .put("misses", lookups.getOrDefault("miss", 0L))
        .put("hitRate", hitRate(view, cache))
        .put("sets", total.count(Metric.CACHE_SETS, which))
        .put("deletes", total.count(Metric.CACHE_DELETES, which))
        .put("evictions", total.count(Metric.CACHE_EVICTIONS, which))
        .put("expired", total.count(Metric.CACHE_EXPIRED, which))
        .put("stale", lookups.getOrDefault("stale", 0L))
        .put("coalesced", lookups.getOrDefault("coalesced", 0L))
        .put("size", Ratio.whole(size))
        .put("maxSize", Ratio.wholeOrNull(view.gauges().sum(Metric.CACHE_MAX_SIZE, which)))
        .put("memoryUsage", Ratio.whole(bytes))
        .put("utilization", utilization(view, cache))
        .put("averageEntrySize", size == null || bytes == null || size == 0 ? null : bytes / size)
        .put("defaultTTL", Ratio.wholeOrNull(view.gauges().max(Metric.CACHE_TTL, which)))
        .put("missReasons", total.countBy(Metric.CACHE_MISS_REASONS, "reason", which));
  }

  private static @Nullable Double hitRate(Slice slice, Predicate<Series> which) {
    Map<String, Long> lookups = slice.countBy(Metric.CACHE_LOOKUPS, "result", which);
    long all = lookups.values().stream().mapToLong(Long::longValue).sum();
    return Ratio.percent(lookups.getOrDefault("hit", 0L), all);
  }

  private static Predicate<Series> of(String cache) {
    return series -> series.label("cache").equals(cache);
  }
}
