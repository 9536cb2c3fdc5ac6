package dev.outrider.bench;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.exchange.HeaderSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A whole governed call on its own client, as an instrumentation drives it: classified, guarded,
 * admitted, recorded.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GovernedBenchmark {
  private static final Map<String, String> ASKED =
      Map.of("Authorization", "Bearer sk-nobody", "Content-Type", "application/json");
  private static final HeaderSource HEADERS = ASKED::get;
  private static final Map<String, List<String>> ANSWERED =
      Map.of("content-type", List.of("application/json"));

  @Benchmark
  public OutboundExchange outrider() {
    OutboundExchange exchange =
        BenchEngine.ENGINE.outbound(
            null,
            "java-net-http",
            "https",
            "api.openai.com",
            -1,
            "POST",
            "/v1/chat/completions",
            HEADERS);
    exchange.admitted((Permit) exchange.ask());
    exchange.left("version");
    exchange.head(200, ANSWERED);
    exchange.received(1_000);
    exchange.complete();
    return exchange;
  }
}
