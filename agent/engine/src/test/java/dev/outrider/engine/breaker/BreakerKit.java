package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A breaker with a clock that is stepped, and a record of its transitions. */
final class BreakerKit {
  static final long EPOCH_MILLIS = 1_000_000;

  final List<String> said = new ArrayList<>();
  final CircuitBreakers breakers;
  final CircuitBreaker breaker;

  /** Wraps soon: differences must not care. */
  private final long startNanos = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

  long nowNanos = startNanos;

  BreakerKit(BreakerSettings settings) {
    breakers =
        new CircuitBreakers(settings, this::nowMillis, change -> said.add(change.sentence()));
    breaker = breakers.of("openai");
  }

  private long nowMillis() {
    return EPOCH_MILLIS + Duration.ofNanos(nowNanos - startNanos).toMillis();
  }

  void step(Duration time) {
    nowNanos += time.toNanos();
  }

  Guard ask() {
    return breaker.tryPass(nowNanos);
  }

  Pass pass() {
    Guard guard = ask();
    assertThat(guard).isInstanceOf(Pass.class);
    return (Pass) guard;
  }

  Open refusal() {
    Guard guard = ask();
    assertThat(guard).isInstanceOf(Open.class);
    return (Open) guard;
  }

  void succeed(int times) {
    for (int i = 0; i < times; i++) {
      pass().succeeded(0, nowNanos);
    }
  }

  void fail(int times) {
    for (int i = 0; i < times; i++) {
      pass().failed(nowNanos);
    }
  }

  BreakerSnapshot snapshot() {
    return breaker.snapshot(nowNanos);
  }

  BreakerState state() {
    return snapshot().state();
  }
}
