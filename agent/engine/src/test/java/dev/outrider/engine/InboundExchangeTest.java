package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.link.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundExchangeTest {
  private final EngineKit kit = new EngineKit("maxConcurrent=1,maxQueueSize=10");

  private long counted(InboundExchange exchange, Outcome outcome) {
    String exempt = Boolean.toString(exchange.route().exempt());
    return kit.counter(
        Metric.EXCHANGES, "inbound", exchange.route().name(), "", "1", outcome.text(), exempt);
  }

  @Test
  void aSecondRequestWaitsForTheFirst() throws Exception {
    InboundExchange first = kit.inbound("/a");
    first.admitted((Permit) first.ask(() -> false));
    InboundExchange second = kit.inbound("/a");
    Queued waits = (Queued) second.ask(() -> false);

    first.end(200, null, System.nanoTime());

    assertThat(waits.await()).isInstanceOf(Permit.class);
  }

  @Test
  void aCallOfTheGatewayToItselfTakesNoSecondPermit() {
    InboundExchange outer = kit.inbound("/a");
    outer.admitted((Permit) outer.ask(() -> false));

    InboundExchange inner = kit.inbound("/a");
    Admission admission = inner.ask(() -> true);

    assertThat(admission).isInstanceOf(Permit.class);
    inner.admitted((Permit) admission);
    inner.end(200, null, -1);
    assertThat(kit.rooms.inbound.snapshot().running()).isOne();
    assertThat(counted(inner, Outcome.OK)).isOne();
  }

  @Test
  void anExemptRouteIsNeverHeldUp() {
    InboundExchange busy = kit.inbound("/a");
    busy.admitted((Permit) busy.ask(() -> false));

    InboundExchange health = kit.inbound("/actuator/health");

    assertThat(health.route().exempt()).isTrue();
    assertThat(health.ask(() -> false)).isInstanceOf(Permit.class);
    assertThat(kit.rooms.inbound.snapshot().counts().arrived()).isOne();
  }

  @Test
  void everyWayOutReleasesAndIsCountedOnce() {
    InboundExchange cancelled = kit.inbound("/a");
    cancelled.admitted((Permit) cancelled.ask(() -> false));
    cancelled.cancelled();
    cancelled.broken();
    assertThat(counted(cancelled, Outcome.CANCELLED)).isOne();

    InboundExchange broken = kit.inbound("/a");
    broken.admitted((Permit) broken.ask(() -> false));
    broken.broken();
    broken.end(200, "text/plain", System.nanoTime());
    assertThat(counted(broken, Outcome.BROKEN)).isOne();

    InboundExchange complete = kit.inbound("/a");
    complete.admitted((Permit) complete.ask(() -> false));
    complete.sizes(3, 4);
    complete.end(503, "text/plain", System.nanoTime());
    assertThat(counted(complete, Outcome.SERVER_ERROR)).isOne();

    assertThat(kit.ended()).isEqualTo(3);
    assertThat(kit.rooms.inbound.snapshot().running()).isZero();
    assertThat(kit.counter(Metric.BODY_BYTES, "inbound", "response")).isEqualTo(4);
  }

  @Test
  void aThreadKnowsTheInnermostExchangeThatItRuns() {
    InboundExchange outer = kit.inbound("/a");
    InboundExchange inner = kit.inbound("/b");
    assertThat(InboundExchange.current()).isNull();

    InboundExchange before = outer.enter();
    InboundExchange between = inner.enter();
    assertThat(InboundExchange.current()).isSameAs(inner);
    inner.leave(between);
    assertThat(InboundExchange.current()).isSameAs(outer);
    outer.leave(before);

    assertThat(InboundExchange.current()).isNull();
  }

  @Test
  void isNoThreadsCurrentOneAfterItsEnd() {
    InboundExchange exchange = kit.inbound("/a");
    InboundExchange before = exchange.enter();

    exchange.end(200, null, -1);

    assertThat(InboundExchange.current()).isNull();
    exchange.leave(before);
  }

  @Test
  void aThreadOfAPoolThatItStartedDoesNotWorkForIt() throws InterruptedException {
    InboundExchange exchange = kit.inbound("/a");
    List<InboundExchange> seen = new ArrayList<>();
    InboundExchange before = exchange.enter();
    Thread started =
        new Thread(
            () -> {
              seen.add(InboundExchange.current());
              InboundExchange own = kit.inbound("/b");
              InboundExchange outer = own.enter();
              seen.add(InboundExchange.current());
              own.leave(outer);
              seen.add(InboundExchange.current());
            });
    exchange.leave(before);

    started.start();
    started.join();

    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).isNull();
    assertThat(seen.get(1)).isNotNull().isNotSameAs(exchange);
    assertThat(seen.get(2)).isNull();
  }

  @Test
  void aVirtualThreadWorksForTheExchangeThatStartedIt() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "left out: for want of virtual threads");
    InboundExchange exchange = kit.inbound("/a");
    InboundExchange before = exchange.enter();
    List<InboundExchange> seen = new ArrayList<>();

    Thread started =
        (Thread)
            Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, (Runnable) () -> seen.add(InboundExchange.current()));
    started.join();
    exchange.leave(before);

    assertThat(seen).containsExactly(exchange);
  }
}
