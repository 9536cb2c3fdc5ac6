package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.Asking;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProviderStatesTest {
  private final EngineKit kit = new EngineKit("maxConcurrent=1,requestTimeout=1000");
  private final ProviderStates providers = kit.rooms.providers;

  @Test
  void eachProviderHasItsOwnQueueAndBreaker() {
    ProviderState one = providers.of("one");
    ProviderState two = providers.of("two");

    assertThat(providers.of("one")).isSameAs(one);
    assertThat(one.queue().arrive(Asking.at(1))).isInstanceOf(Permit.class);
    assertThat(two.queue().arrive(Asking.at(1))).isInstanceOf(Permit.class);
    assertThat(one.breaker()).isNotSameAs(two.breaker());
  }

  @Test
  void aHigherLimitAdmitsWhoWaitsAndHoldsForProvidersThatCome() {
    providers.of("one").queue().arrive(Asking.at(1));
    Queued waits = (Queued) providers.of("one").queue().arrive(Asking.at(1));

    providers.settings(new AdmissionSettings(2, 10, 3, TimeUnit.SECONDS.toNanos(30), 0, 0));

    assertThat(waits.cancel()).isFalse();
    assertThat(providers.of("new").queue().settings().maxConcurrent()).isEqualTo(2);
  }

  @Test
  void timesOutWaitersOfEveryProvider() {
    for (String provider : new String[] {"one", "two"}) {
      providers.of(provider).queue().arrive(Asking.at(1));
    }
    Queued first = (Queued) providers.of("one").queue().arrive(Asking.at(1));
    Queued second = (Queued) providers.of("two").queue().arrive(Asking.at(1));
    long now = System.nanoTime();

    assertThat(providers.expire(now)).isBetween(1L, TimeUnit.SECONDS.toNanos(1));
    assertThat(providers.expire(now + TimeUnit.SECONDS.toNanos(2))).isEqualTo(Long.MAX_VALUE);

    assertThat(first.reject(dev.outrider.engine.exchange.Rejection.LIMIT))
        .isInstanceOf(Rejected.class);
    assertThat(second.cancel()).isFalse();
  }
}
