package dev.outrider.examples.driver;

import java.util.List;

/** What is asked to find a difference: each kind of answer and of body once. */
final class ComparedCalls {
  private static final String CHAT = "/v1/chat/completions";

  static final List<Call> ALL =
      List.of(
          Call.UNCACHED,
          Call.MODELS,
          Call.get("/v1/models/gpt-4o"),
          Call.get("/v1/models/unknown"),
          Call.get("/v1/models", "Authorization: none"),
          Call.get("/v1/nowhere?q=a%20b&empty="),
          Call.get("/v1/limits", "X-Odd: one", "X-Odd: two", "X-Empty:", "Cookie: a=b; c=d"),
          Call.get("/v1/limits", "Accept-Encoding: gzip", "Accept-Language: de, en;q=0.5"),
          Call.get("/v1/limits", "X-Mock-Error-Rate: 1"),
          Call.of("HEAD", "/v1/limits", ""),
          Call.of("DELETE", "/v1/models/gpt-4o", ""),
          Call.of("PUT", "/v1/models", "{\"a\":1}"),
          Call.post("/v1/embeddings", embedding("hello")),
          Call.post("/v1/embeddings", embedding("long ".repeat(20_000))),
          Call.post(CHAT, "{\"model\":\"gpt-4o\",\"messages\":[]}"),
          Call.post(CHAT, "{\"model\":\"gpt-4o\",\"messages\":[],\"stream\":true}"),
          Call.post(CHAT, "{\"model\":\"unknown\"}"),
          Call.post(CHAT, "no JSON"));

  static final List<Call> CACHED =
      List.of(
          Call.get("/v1/models", "Authorization: Bearer first"),
          Call.get("/v1/models", "Authorization: Bearer second"));

  private ComparedCalls() {}

  private static String embedding(String input) {
    return "{\"model\":\"text-embedding-3-small\",\"input\":\"" + input + "\"}";
  }
}
