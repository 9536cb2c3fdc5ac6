package dev.outrider.bench;

import dev.outrider.engine.CachedAnswer;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.cache.CacheKey;
import dev.outrider.engine.cache.KeyHasher;
import dev.outrider.engine.cache.KeyInput;
import dev.outrider.engine.exchange.HeaderSource;
import dev.outrider.engine.exchange.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A governed call that a cache answers, and what the key of its partition costs by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheHitBenchmark {
  private static final String HOST = "api.openai.com";
  private static final String PATH = "/v1/models";
  private static final Map<String, List<String>> ASKED =
      Map.of("Authorization", List.of("Bearer sk-nobody"), "Accept", List.of("*/*"));
  private static final HeaderSource HEADERS =
      name -> ASKED.containsKey(name) ? ASKED.get(name).get(0) : null;
  private static final Map<String, List<String>> ANSWERED =
      Map.of("content-type", List.of("application/json"));

  private final KeyHasher hasher =
      new KeyHasher(new Hmac("a secret of some 32 bytes ......".getBytes(StandardCharsets.UTF_8)));

  @Setup
  public void fill() {
    OutboundExchange first = asked();
    if (first.lookUp(PATH, "", ASKED) != null) {
      throw new IllegalStateException("answered before anything was stored");
    }
    first.head(200, ANSWERED);
    first.received(ByteBuffer.wrap(new byte[2_000]));
    first.passed();
    first.complete();
    outrider();
  }

  private static OutboundExchange asked() {
    return BenchEngine.ENGINE.outbound(
        null, "java-net-http", "https", HOST, -1, "GET", PATH, HEADERS);
  }

  @Benchmark
  public CachedAnswer outrider() {
    OutboundExchange exchange = asked();
    CachedAnswer hit = exchange.lookUp(PATH, "", ASKED);
    if (hit == null) {
      throw new IllegalStateException("not answered by the cache");
    }
    exchange.answered(hit);
    return hit;
  }

  @Benchmark
  public CacheKey hmac() {
    KeyInput input = new KeyInput("GET", "https://" + HOST, PATH, "");
    ASKED.forEach((name, values) -> values.forEach(value -> input.header(name, value)));
    return hasher.key(input);
  }
}
