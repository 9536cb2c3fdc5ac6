package dev.outrider.examples.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outrider.examples.mock.MockProvider;
import dev.outrider.examples.mock.Options;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoadTest {
  private MockProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new MockProvider(Options.plain());
  }

  @AfterEach
  void stop() throws IOException {
    provider.close();
  }

  @Test
  void countsExactlyWhatTheServerCounted() throws Exception {
    Measured measured = load(Scenario.MIX.calls()).during(300_000_000L, 8);

    assertThat(measured.errors()).isZero();
    assertThat(measured.latencies().count()).isPositive();
    assertThat((long) measured.latencies().count()).isEqualTo(requestsSeen());
  }

  @Test
  void sendsAsManyRequestsAsItWasToldAndCountsTheirErrors() throws Exception {
    List<Call> calls = List.of(Call.UNCACHED, Call.get("/v1/limits", "X-Mock-Error-Rate: 1"));

    Measured measured = load(calls).requests(101, 4);

    assertThat(measured.latencies().count()).isEqualTo(101);
    assertThat(measured.errors()).isEqualTo(50);
    assertThat(requestsSeen()).isEqualTo(101);
  }

  @Test
  void takesAFreshConnectionWhereTheServerEndsOne() throws Exception {
    Measured measured = load(List.of(Call.get("/v1/limits", "Connection: close"))).requests(20, 2);

    assertThat(measured.latencies().count()).isEqualTo(20);
    assertThat(measured.errors()).isZero();
  }

  @Test
  void measuresTheTimeThatTheServerTook() throws Exception {
    Measured measured = load(List.of(Call.get("/v1/limits", "X-Mock-Latency: 80"))).requests(4, 4);

    assertThat(measured.latencies().millis(0.01)).isBetween(80.0, 2_000.0);
  }

  private Load load(List<Call> calls) {
    return new Load(provider.port(), calls);
  }

  private long requestsSeen() throws IOException {
    String wire = Asker.ask(provider.port(), Call.get("/__wire")).text();
    return new ObjectMapper().readTree(wire).get("requests").asLong();
  }
}
