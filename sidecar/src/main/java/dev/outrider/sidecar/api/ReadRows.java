package dev.outrider.sidecar.api;

import dev.outrider.sidecar.health.Health;
import dev.outrider.sidecar.health.HealthView;
import dev.outrider.sidecar.health.Status;
import dev.outrider.sidecar.health.Verdict;
import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.store.View;
import dev.outrider.sidecar.view.CachesView;
import dev.outrider.sidecar.view.InstancesView;
import dev.outrider.sidecar.view.PoolView;
import dev.outrider.sidecar.view.QueueView;
import dev.outrider.sidecar.view.StatsView;
import dev.outrider.sidecar.view.Vitals;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rows that say how things are, and the one that begins the statistics anew. */
final class ReadRows {
  private static final String BASE = "/admin/performance/";
  private static final Set<String> NARROWED = Set.of("instance");

  private final Store store;
  private final Health health;
  private final Envelope envelope;

  ReadRows(Store store, Health health, Envelope envelope) {
    this.store = store;
    this.health = health;
    this.envelope = envelope;
  }

  List<Row> rows() {
    return List.of(
        read(BASE + "stats", view -> StatsView.of(view).map()),
        Row.now("GET", BASE + "health", Right.VIEWER, NARROWED, this::health),
        read(BASE + "cache/stats", view -> CachesView.of(view).map()),
        read(BASE + "connection-pool", view -> PoolView.of(view).map()),
        read(BASE + "request-queue", view -> QueueView.of(view).map()),
        read("/admin/instances", view -> InstancesView.of(view, envelope.now())),
        Row.now("POST", BASE + "reset-stats", Right.ADMIN, NARROWED, this::reset));
  }

  /** Returns the picture that a call asks for. */
  static View view(Store store, Call call) throws ApiException {
    View view = store.view(call.parameter("instance"));
    if (view == null) {
      throw unknownInstance(call);
    }
    return view;
  }

  private Row read(String path, Function<View, Object> data) {
    return Row.now(
        "GET",
        path,
        Right.VIEWER,
        NARROWED,
        call -> envelope.success(data.apply(view(store, call))));
  }

  private Reply health(Call call) throws ApiException {
    Vitals vitals = Vitals.of(view(store, call));
    String instance = call.parameter("instance");
    Verdict verdict = health.judge(instance == null ? "" : instance, vitals);
    return envelope.reply(
        verdict.status() == Status.UNHEALTHY ? 503 : 200,
        verdict.status().text(),
        null,
        HealthView.of(vitals, verdict).map());
  }

  private Reply reset(Call call) throws ApiException {
    if (!store.reset(call.parameter("instance"))) {
      throw unknownInstance(call);
    }
    return envelope.success("Performance statistics reset successfully", null);
  }

  private static ApiException unknownInstance(Call call) {
    return ApiException.notFound("no gateway has the id \"" + call.parameter("instance") + '"');
  }
}
