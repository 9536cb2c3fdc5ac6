package dev.outrider.sidecar.view;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.sidecar.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code connectionPool}: our own connections, and what was left on the application's. */
public final class PoolView {
  private PoolView() {}

  /** Returns the object of docs/api.md. */
  public static Fields of(View view) {
    Map<String, Long> events = view.total().countBy(Metric.POOL_EVENTS, "event", any -> true);
    return new Fields()
        .put("totalRequests", events.getOrDefault("request", 0L))
        .put("activeConnections", Ratio.whole(view.gauges().sum(Metric.POOL_ACTIVE, any -> true)))
        .put("poolHits", events.getOrDefault("hit", 0L))
        .put("poolMisses", events.getOrDefault("miss", 0L))
        .put("poolEfficiency", efficiency(view))
        .put("errors", events.getOrDefault("error", 0L))
        .put("timeouts", events.getOrDefault("timeout", 0L))
        .put("http", connections(view, in("scheme", "http")).map())
        .put("https", connections(view, in("scheme", "https")).map())
        .put("rerouted", view.total().count(Metric.REROUTED, any -> true))
        .put("native", view.total().countBy(Metric.NATIVE, "reason", any -> true))
        .put("hosts", hosts(view));
  }

  /** The share of leases that found an open connection. */
  static @Nullable Double efficiency(View view) {
    Map<String, Long> events = view.window().countBy(Metric.POOL_EVENTS, "event", any -> true);
    long hits = events.getOrDefault("hit", 0L);
    return Ratio.percent(hits, hits + events.getOrDefault("miss", 0L));
  }

  /** The share of requests over our pool that ended in an error or a timeout of it. */
  static @Nullable Double errorRate(View view) {
    Map<String, Long> events = view.window().countBy(Metric.POOL_EVENTS, "event", any -> true);
    return Ratio.percent(
        events.getOrDefault("error", 0L) + events.getOrDefault("timeout", 0L),
        events.getOrDefault("request", 0L));
  }

  private static Fields connections(View view, Predicate<Series> which) {
    long active = Ratio.whole(view.gauges().sum(Metric.POOL_ACTIVE, which));
    long free = Ratio.whole(view.gauges().sum(Metric.POOL_FREE, which));
    return new Fields()
        .put("active", active)
        .put("free", free)
        .put("total", active + free)
        .put("pending", Ratio.whole(view.gauges().sum(Metric.POOL_PENDING, which)));
  }

  private static List<Map<String, @Nullable Object>> hosts(View view) {
    List<Map<String, @Nullable Object>> hosts = new ArrayList<>();
    for (String scheme : List.of("http", "https")) {
      for (String host : names(view, scheme)) {
        hosts.add(host(view, scheme, host).map());
      }
    }
    return hosts;
  }

  private static Set<String> names(View view, String scheme) {
    Predicate<Series> which = in("scheme", scheme);
    Set<String> names =
        new TreeSet<>(view.total().countBy(Metric.POOL_EVENTS, "host", which).keySet());
    names.addAll(view.gauges().sumBy(Metric.POOL_ACTIVE, "host", which).keySet());
    return names;
  }

  private static Fields host(View view, String scheme, String host) {
    Predicate<Series> which = in("scheme", scheme).and(in("host", host));
    Map<String, Long> events = view.total().countBy(Metric.POOL_EVENTS, "event", which);
    Fields fields = new Fields().put("host", host).put("scheme", scheme);
    connections(view, which).map().forEach(fields::put);
    for (String event : List.of("request", "hit", "miss", "error", "timeout")) {
      fields.put(plural(event), events.getOrDefault(event, 0L));
    }
    return fields;
  }

  private static String plural(String event) {
    return event.equals("miss") ? "misses" : event + "s";
  }

  private static Predicate<Series> in(String label, String value) {
    return series -> series.label(label).equals(value);
  }
}
