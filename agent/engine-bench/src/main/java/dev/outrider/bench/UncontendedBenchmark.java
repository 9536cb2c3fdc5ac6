package dev.outrider.bench;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.breaker.BreakerSettings;
import dev.outrider.engine.breaker.CircuitBreaker;
import dev.outrider.engine.breaker.CircuitBreakers;
import dev.outrider.engine.breaker.Pass;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.metrics.ExchangeRecorder;
import dev.outrider.engine.metrics.Histograms;
import dev.outrider.engine.metrics.Recorders;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done around a call that nothing stands in the way of; the call itself costs nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UncontendedBenchmark {
  private static final int PLACES = 25; // as many as resilience4j's bulkhead has unasked
  private static final String RESOURCE = "call";

  private final Asking asking = new Asking(1, 0);
  private final RequestQueue queue =
      new RequestQueue(
          new AdmissionSettings(PLACES, 100, 3, TimeUnit.SECONDS.toNanos(30), 0, 5),
          System::nanoTime);
  private final CircuitBreaker breaker =
      new CircuitBreakers(BreakerSettings.ADAPTIVE, System::currentTimeMillis, opened -> {})
          .of("provider");
  private final ExchangeRecorder recorder =
      new Recorders(new Histograms(), System::currentTimeMillis)
          .exchanges(Direction.OUTBOUND, "route", "provider");
  private final Supplier<Integer> decorated =
      io.github.resilience4j.circuitbreaker.CircuitBreaker.decorateSupplier(
          io.github.resilience4j.circuitbreaker.CircuitBreaker.ofDefaults("provider"),
          Bulkhead.decorateSupplier(Bulkhead.ofDefaults("provider"), () -> answer()));

  private int answer = 200;

  private int answer() {
    return answer;
  }

  /** One flow rule and one degrade rule that never bind. */
  @Setup
  public void sentinelsRules() {
    FlowRule flow = new FlowRule(RESOURCE);
    flow.setGrade(RuleConstant.FLOW_GRADE_QPS);
    flow.setCount(1e9);
    FlowRuleManager.loadRules(List.of(flow));
    DegradeRule degrade = new DegradeRule(RESOURCE);
    degrade.setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO);
    degrade.setCount(0.5);
    degrade.setTimeWindow(10);
    DegradeRuleManager.loadRules(List.of(degrade));
  }

  /** Breaker, admission and recording, as an exchange goes through them. */
  @Benchmark
  public int outrider() {
    long begunNanos = System.nanoTime();
    Pass pass = (Pass) breaker.tryPass(begunNanos);
    Permit permit = (Permit) queue.arrive(asking);
    recorder.begin();
    int answered = answer();
    long nowNanos = System.nanoTime();
    permit.release(false);
    recorder.record(
        1, Outcome.OK, false, nowNanos - begunNanos, -1, nowNanos - begunNanos, 0, 1_000);
    pass.ended(Outcome.OK, nowNanos - begunNanos, nowNanos);
    return answered;
  }

  /** Breaker and bulkhead; nothing is recorded but what the breaker needs. */
  @Benchmark
  public int resilience4j() {
    return decorated.get();
  }

  /** One flow rule and one degrade rule. */
  @Benchmark
  public int sentinel() throws BlockException {
    try (Entry entry = SphU.entry(RESOURCE)) {
      return answer();
    }
  }
}
