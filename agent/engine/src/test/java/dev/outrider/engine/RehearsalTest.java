package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.settings.SettingSources;
import dev.outrider.engine.settings.SettingsFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {
  private final EngineKit kit = new EngineKit("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "maxConcurrent=1,maxQueueSize=0",
        "enabled=false",
        "mode=observe",
        "maxConcurrent=no"
      })
  void saysNothingAndLeavesNothingBehind(String arguments) {
    SettingsFile file = SettingsFile.open(new SettingSources(arguments, Map.of(), Map.of()));

    Rehearsal.of(file, kit.failOpen);

    assertThat(kit.logged.size()).isZero();
    assertThat(kit.failOpen.counts()).isEmpty();
    assertThat(InboundExchange.current()).isNull();
  }

  @Test
  void leavesTheRequestThatIsCurrentCurrent() {
    InboundExchange request = kit.inbound("/a");
    InboundExchange outer = request.enter();
    try {
      Rehearsal.of(SettingsFile.open(new SettingSources("", Map.of(), Map.of())), kit.failOpen);

      assertThat(InboundExchange.current()).isSameAs(request);
    } finally {
      request.leave(outer);
    }
  }
}
