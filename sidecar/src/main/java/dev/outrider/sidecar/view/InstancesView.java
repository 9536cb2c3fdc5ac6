package dev.outrider.sidecar.view;

import dev.outrider.link.Instance;
import dev.outrider.link.Metric;
import dev.outrider.sidecar.store.Slice;
import dev.outrider.sidecar.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The gateways that are connected: in one row each, or only by name. */
public final class InstancesView {
  private InstancesView() {}

  /** Returns the rows of {@code /admin/instances}. */
  public static List<Map<String, @Nullable Object>> of(View view, Instant now) {
    return view.connected().stream().map(gateway -> row(gateway, now).map()).toList();
  }

  /** Returns who is meant, for {@code stats}. */
  static List<Map<String, @Nullable Object>> names(View view) {
    return view.connected().stream()
        .map(
            gateway ->
                new Fields()
                    .put("id", gateway.instance().id())
                    .put("name", gateway.instance().name())
                    .put("mode", gateway.instance().mode())
                    .put("uptime", gateway.uptimeMillis() / 1_000)
                    .map())
        .toList();
  }

  private static Fields row(View.Connected gateway, Instant now) {
    Instance instance = gateway.instance();
    Slice total = gateway.total();
    return new Fields()
        .put("id", instance.id())
        .put("name", instance.name())
        .put("pid", instance.pid())
        .put("host", instance.host())
        .put("version", instance.version())
        .put("jvm", instance.jvm())
        .put("since", Instant.ofEpochMilli(instance.sinceMillis()).toString())
        .put("lastSeen", now.minusNanos(gateway.silentNanos()).toString())
        .put("mode", instance.mode())
        .put("requestsOf", instance.requestsOf())
        .put("instrumented", instance.instrumented())
        .put("unsupported", instance.unsupported())
        .put("native", total.countBy(Metric.NATIVE, "reason", series -> true))
        .put("failOpen", total.countBy(Metric.FAIL_OPEN, "cause", series -> true))
        .put("overhead", overhead(total).map())
        .put("settingErrors", instance.settingErrors());
  }

  /** Microseconds an exchange, since reset. */
  private static Fields overhead(Slice total) {
    Histogram micros = total.histogram(Metric.OVERHEAD, series -> true);
    boolean any = micros.getTotalCount() > 0;
    return new Fields()
        .put("p50", any ? Long.valueOf(micros.getValueAtPercentile(50)) : null)
        .put("p99", any ? Long.valueOf(micros.getValueAtPercentile(99)) : null);
  }
}
