package dev.outrider.engine.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Hmac;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shares an answer, and who never does. */
class PartitionTest {
  private static final KeyHasher HASHER = new KeyHasher(new Hmac("test".getBytes(US_ASCII)));
  private static final String ORIGIN = "https://api.openai.com";

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverSharedByTwoWhoDifferInOneHeaderNobodyHasHeardOf(int seed) {
    Random random = new Random(seed);
    List<Map.Entry<String, String>> headers = randomHeaders(random, 8);
    Set<CacheKey> keys = new HashSet<>(Set.of(key(headers)));
    int tries = 200;
    for (int i = 0; i < tries; i++) {
      List<Map.Entry<String, String>> changed = new ArrayList<>(headers);
      String name = "x" + i + randomName(random);
      changed.add(random.nextInt(changed.size()), Map.entry(name, randomValue(random)));
      keys.add(key(changed));
    }

    assertThat(keys).hasSize(tries + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "x-goog-api-key",
        "x-api-key",
        "api-key",
        "cookie",
        "x-forwarded-for",
        "forwarded",
        "accept",
        "accept-language",
        "range",
        "if-none-match",
        "openai-organization",
        "content-tenant",
        "proxy-user",
        "x-b3-tenant",
        "expect",
        ""
      })
  void isSplitByTheValueOf(String name) {
    Set<CacheKey> keys = new HashSet<>();
    keys.add(key(List.of()));
    keys.add(key(List.of(Map.entry(name, ""))));
    keys.add(key(List.of(Map.entry(name, "a"))));
    keys.add(key(List.of(Map.entry(name, "b"))));
    keys.add(key(List.of(Map.entry(name, "a"), Map.entry(name, "b"))));
    keys.add(key(List.of(Map.entry(name, "b"), Map.entry(name, "a"))));

    assertThat(keys).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Keep-Alive",
        "Proxy-Authorization",
        "TE",
        "Upgrade",
        "HTTP2-Settings",
        "User-Agent",
        "Date",
        "Content-Type",
        "Content-Length",
        "traceparent",
        "tracestate",
        "baggage",
        "b3",
        "X-B3-TraceId",
        "X-Request-ID",
        "X-Correlation-Id",
        "X-Amzn-Trace-Id",
        "uber-trace-id",
        "X-Request-Priority",
        "Cache-Control",
        "PRAGMA"
      })
  void isNotSplitBy(String name) {
    assertThat(key(List.of(Map.entry(name, "a")))).isEqualTo(key(List.of()));
  }

  @Test
  void isNotSplitByTheHostThatTheOriginNames() {
    assertThat(key(List.of(Map.entry("Host", "API.openai.com")))).isEqualTo(key(List.of()));
    assertThat(key(List.of(Map.entry("Host", "api.openai")))).isNotEqualTo(key(List.of()));
    assertThat(key(List.of(Map.entry("Host", "tenant-a.example")))).isNotEqualTo(key(List.of()));
  }

  @Test
  void isSplitByMethodOriginTargetAndTlsIdentity() {
    Set<CacheKey> keys = new HashSet<>();
    for (String method : List.of("GET", "HEAD")) {
      for (String origin : List.of("http://a", "https://a", "https://a:444")) {
        for (String target : List.of("/v1/models", "/v1/models?key=1", "/v1/models?key=2")) {
          for (String identity : List.of("", "CN=one", "CN=two")) {
            keys.add(HASHER.key(new KeyInput(method, origin, target, identity)));
          }
        }
      }
    }

    assertThat(keys).hasSize(2 * 3 * 3 * 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameWhateverTheOrderOfHeadersAndTheCaseOfTheirNames(int seed) {
    Random random = new Random(seed);
    List<Map.Entry<String, String>> headers = randomHeaders(random, 40);
    List<Map.Entry<String, String>> shuffled = new ArrayList<>();
    for (Map.Entry<String, String> header : headers) {
      shuffled.add(Map.entry(header.getKey().toUpperCase(Locale.ROOT), header.getValue()));
    }
    Collections.shuffle(shuffled, random);

    assertThat(key(shuffled)).isEqualTo(key(headers));
  }

  /** Distinct names, so that a shuffle does not change the order of one header's values. */
  private static List<Map.Entry<String, String>> randomHeaders(Random random, int count) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      headers.add(Map.entry("h" + i + randomName(random), randomValue(random)));
    }
    return headers;
  }

  private static String randomName(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      name.append("abcXYZ019-_".charAt(random.nextInt(11)));
    }
    return name.toString();
  }

  private static String randomValue(Random random) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      value.append((char) (' ' + random.nextInt(224)));
    }
    return value.toString();
  }

  private static CacheKey key(List<Map.Entry<String, String>> headers) {
    KeyInput input = new KeyInput("GET", ORIGIN, "/v1/models", "");
    headers.forEach(header -> input.header(header.getKey(), header.getValue()));
    return HASHER.key(input);
  }
}
