package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private final BreakerKit kit = new BreakerKit(BreakerSettings.ADAPTIVE);

  @BeforeEach
  void openAndWait() {
    kit.fail(20);
    kit.step(Duration.ofSeconds(5));
  }

  @Test
  void givesItsPlaceToTheNextWhenItIsIgnored() {
    kit.pass().ignored();

    kit.pass();

    assertThat(kit.state()).isEqualTo(BreakerState.HALF_OPEN);
    kit.refusal();
  }

  @Test
  void givesItsPlaceToTheNextWhenItIsNeverReported() {
    kit.pass();
    kit.step(Duration.ofSeconds(5).minusNanos(1));
    assertThat(kit.refusal().retryAfterNanos()).isEqualTo(1);

    kit.step(Duration.ofNanos(1));

    kit.pass();
    kit.refusal();
  }

  @Test
  void closesTheBreakerHoweverLateItSucceeds() {
    Pass slow = kit.pass();
    kit.step(Duration.ofSeconds(5));
    kit.pass();

    slow.succeeded(Duration.ofSeconds(8).toNanos(), kit.nowNanos);

    assertThat(kit.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void leavesThePlaceOfItsSuccessorAloneWhenItIsIgnoredLate() {
    Pass slow = kit.pass();
    kit.step(Duration.ofSeconds(5));
    kit.pass();

    slow.ignored();

    kit.refusal();
  }

  @Test
  void isHeardOnce() {
    Pass probe = kit.pass();
    probe.ignored();

    probe.succeeded(0, kit.nowNanos);
    probe.failed(kit.nowNanos);

    assertThat(kit.state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(kit.snapshot().succeeded()).isZero();
    assertThat(kit.snapshot().failed()).isEqualTo(20);
  }

  @Test
  void isGivenToWhoOnlyObservesToo() {
    Guard guard = kit.breaker.wouldPass(kit.nowNanos);
    assertThat(guard).isInstanceOf(Pass.class);

    ((Pass) guard).succeeded(0, kit.nowNanos);

    assertThat(kit.state()).isEqualTo(BreakerState.CLOSED);
  }
}
