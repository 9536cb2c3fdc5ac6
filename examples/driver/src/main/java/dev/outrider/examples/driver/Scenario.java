package dev.outrider.examples.driver;

import java.util.List;

/**
 * A kind of traffic. Immutable.
 *
 * @param name shown
 * @param calls sent in turn
 * @param throughput whether requests a second say something: not where the provider sets the pace
 */
record Scenario(String name, List<Call> calls, boolean throughput) {
  private static final Call EMBEDDING =
      Call.post("/v1/embeddings", "{\"model\":\"text-embedding-3-small\",\"input\":\"hello\"}");
  private static final Call STREAM =
      Call.post(
          "/v1/chat/completions",
          """
          {"model":"gpt-4o","stream":true,"messages":[{"role":"user","content":"Count to 16."}]}""");

  static final Scenario UNCACHED =
      new Scenario("GET /v1/limits, never cached", List.of(Call.UNCACHED), true);
  static final Scenario MODELS =
      new Scenario("GET /v1/models, repeated", List.of(Call.MODELS), true);
  static final Scenario MIX =
      new Scenario(
          "A mix: 5 limits, 2 models, 2 embeddings, 1 streamed completion",
          List.of(
              Call.UNCACHED,
              Call.MODELS,
              EMBEDDING,
              Call.UNCACHED,
              STREAM,
              Call.UNCACHED,
              EMBEDDING,
              Call.UNCACHED,
              Call.MODELS,
              Call.UNCACHED),
          true);
  static final Scenario SLOW =
      new Scenario(
          "A slow upstream: 200 ms", List.of(Call.get("/v1/limits", "X-Mock-Latency: 200")), false);

  static final List<Scenario> ALL = List.of(UNCACHED, MODELS, MIX, SLOW);

  /** What says something of a gateway on whose client no answer is cached. */
  static final List<Scenario> WITHOUT_CACHE = List.of(UNCACHED, MIX, SLOW);
}
