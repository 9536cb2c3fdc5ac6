package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.link.Metric;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way out of an exchange gives its permit back once, and is counted once. */
class WaysOutTest {
  private final EngineKit kit = new EngineKit("maxConcurrent=1,maxQueueSize=1");

  private OutboundExchange running() {
    OutboundExchange exchange = kit.outbound();
    exchange.admitted((Permit) exchange.ask());
    return exchange;
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeReleasesOnceAndIsCountedOnce(Outcome outcome) {
    OutboundExchange exchange = running();
    assertThat(kit.queued().running()).isOne();

    exchange.end(outcome);
    exchange.end(Outcome.OK);
    exchange.end(outcome);
    exchange.abandon();

    assertThat(kit.queued().running()).isZero();
    assertThat(kit.ended()).isOne();
    assertThat(kit.counter(Metric.EXCHANGES, of(outcome))).isOne();
    assertThat(kit.gauge(Metric.IN_FLIGHT, "outbound", EngineKit.PROVIDER)).isZero();
    assertThat(kit.queued().counts().completed() + kit.queued().counts().failed()).isOne();
  }

  private static String[] of(Outcome outcome) {
    return new String[] {
      "outbound", "some", EngineKit.PROVIDER, "1", outcome.text(), "false",
    };
  }

  @Test
  void anAbandonedExchangeReleasesAndIsNoExchange() {
    OutboundExchange exchange = running();

    exchange.abandon();
    exchange.end(Outcome.OK);
    exchange.abandon();

    assertThat(kit.queued().running()).isZero();
    assertThat(kit.ended()).isZero();
    assertThat(kit.gauge(Metric.IN_FLIGHT, "outbound", EngineKit.PROVIDER)).isZero();
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(200, Outcome.OK),
        Arguments.of(304, Outcome.OK),
        Arguments.of(404, Outcome.CLIENT_ERROR),
        Arguments.of(429, Outcome.THROTTLED),
        Arguments.of(500, Outcome.SERVER_ERROR));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void aCompleteAnswerIsCountedByItsStatus(int status, Outcome outcome) {
    OutboundExchange exchange = running();

    exchange.head(status, Map.of());
    exchange.received(new byte[10], 2, 5);
    exchange.passed();
    exchange.complete();

    assertThat(kit.counter(Metric.EXCHANGES, of(outcome))).isOne();
    assertThat(kit.counter(Metric.BODY_BYTES, "outbound", "response")).isEqualTo(5);
    assertThat(kit.queued().running()).isZero();
  }

  @Test
  void thePlaceGoesToTheNextInLine() throws Exception {
    OutboundExchange first = running();
    OutboundExchange second = kit.outbound();
    Queued waiting = (Queued) second.ask();

    first.end(Outcome.BROKEN);

    second.admitted((Permit) waiting.await());
    assertThat(kit.queued().running()).isOne();
    second.end(Outcome.OK);
    assertThat(kit.queued().running()).isZero();
    assertThat(kit.ended()).isEqualTo(2);
  }

  @Test
  void aPermitThatComesAfterTheEndGoesStraightBack() {
    OutboundExchange first = running();
    OutboundExchange second = kit.outbound();
    Queued waiting = (Queued) second.ask();
    second.end(Outcome.CANCELLED);

    first.end(Outcome.OK);
    second.admitted((Permit) waiting.reject(Rejection.TIMEOUT));

    assertThat(kit.queued().running()).isZero();
    assertThat(kit.ended()).isEqualTo(2);
  }

  @Test
  void whoLeavesGivesBackWhatWasGrantedMeanwhile() {
    OutboundExchange first = running();
    Queued waiting = (Queued) kit.outbound().ask();
    first.end(Outcome.OK); // grants it, and nobody has looked yet

    waiting.leave();
    waiting.leave();

    assertThat(kit.queued().running()).isZero();
  }

  @Test
  void whoIsRejectedHoldsNothing() {
    OutboundExchange first = running();
    Queued waiting = (Queued) kit.outbound().ask();
    OutboundExchange third = kit.outbound();
    Rejected full = (Rejected) third.ask();

    String why = third.rejected(full);

    assertThat(why)
        .startsWith("outrider: " + EngineKit.PROVIDER + " rejected")
        .contains("reason full", "limit 1", "waited 0 ms");
    assertThat(kit.counter(Metric.EXCHANGES, of(Outcome.REJECTED))).isOne();
    waiting.leave();
    first.end(Outcome.OK);
    assertThat(kit.queued().running()).isZero();
  }

  @Test
  void observedExchangesAreNeverHeldUp() {
    OutboundExchange first = kit.outbound("provider.test", Modes.all(Mode.OBSERVE));
    OutboundExchange second = kit.outbound("provider.test", Modes.all(Mode.OBSERVE));

    assertThat(first.ask()).isInstanceOf(Permit.class);
    Admission admission = second.ask();
    assertThat(admission).isInstanceOf(Permit.class);
    second.admitted((Permit) admission);
    first.end(Outcome.OK);
    second.end(Outcome.OK);

    assertThat(kit.queued().counts().arrived()).isZero();
    assertThat(kit.rooms.free.snapshot().running()).isOne(); // that of the first was not taken up
  }

  @Test
  void whatIsSwitchedOffAsksNobody() {
    OutboundExchange exchange = kit.outbound("provider.test", Modes.all(Mode.OFF));

    exchange.admitted((Permit) exchange.ask());
    exchange.end(Outcome.SERVER_ERROR);

    assertThat(kit.queued().counts().arrived()).isZero();
    assertThat(kit.rooms.free.snapshot().running()).isZero();
    assertThat(exchange.mayReroute()).isEqualTo(Mode.OFF);
    assertThat(exchange.asksCache()).isFalse();
  }

  @Test
  void manyWhoRaceToEndItReleaseOnce() throws Exception {
    int rounds = 3000;
    List<Outcome> ends = List.of(Outcome.OK, Outcome.CANCELLED, Outcome.TIMEOUT);
    CyclicBarrier together = new CyclicBarrier(ends.size() + 1);
    OutboundExchange[] exchanges = new OutboundExchange[rounds];
    for (int i = 0; i < rounds; i++) {
      exchanges[i] = kit.outbound("provider.test", Modes.ENFORCED);
    }
    ExecutorService threads = Executors.newFixedThreadPool(ends.size() + 1);
    try {
      List<Future<?>> racers =
          Stream.concat(
                  ends.stream().map(end -> racer(threads, together, exchanges, e -> e.end(end))),
                  Stream.of(racer(threads, together, exchanges, WaysOutTest::admitIfFree)))
              .toList();
      for (Future<?> racer : racers) {
        racer.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(kit.ended()).isEqualTo(rounds);
    assertThat(kit.queued().running()).isZero();
    assertThat(kit.gauge(Metric.IN_FLIGHT, "outbound", EngineKit.PROVIDER)).isZero();
  }

  /** The end of the round before may not have given its place back: then it waits, and leaves. */
  private static void admitIfFree(OutboundExchange exchange) {
    Admission admission = exchange.ask();
    if (admission instanceof Permit permit) {
      exchange.admitted(permit);
    } else if (admission instanceof Queued queued) {
      queued.leave();
    }
  }

  private static Future<?> racer(
      ExecutorService threads,
      CyclicBarrier together,
      OutboundExchange[] exchanges,
      java.util.function.Consumer<OutboundExchange> what) {
    return threads.submit(
        () -> {
          for (OutboundExchange exchange : exchanges) {
            together.await(60, TimeUnit.SECONDS);
            what.accept(exchange);
          }
          return null;
        });
  }
}
