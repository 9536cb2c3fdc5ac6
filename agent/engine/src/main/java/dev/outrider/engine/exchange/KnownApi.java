package dev.outrider.engine.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that we know by their hosts: the name of the provider, its listings and its calls.
 *
 * <p>A listing is written {@code cache path}; calls are all POST.
 */
enum KnownApi {
  OPENAI("openai", List.of("api.openai.com"), List.of(), List.of()),
  ANTHROPIC("anthropic", List.of("api.anthropic.com"), List.of(), List.of()),
  GEMINI(
      "gemini",
      List.of("generativelanguage.googleapis.com"),
      List.of("models /v1beta/models", "models /v1beta/openai/models"),
      List.of("/v1beta/models/{model}", "/v1/models/{model}", "/v1beta/openai/chat/completions")),
  MISTRAL("mistral", List.of("api.mistral.ai"), List.of(), List.of("/v1/fim/completions")),
  COHERE(
      "cohere",
      List.of("api.cohere.com", "api.cohere.ai"),
      List.of("models /compatibility/v1/models"),
      List.of(
          "/v1/chat",
          "/v2/chat",
          "/v1/embed",
          "/v2/embed",
          "/v2/rerank",
          "/compatibility/v1/chat/completions")),
  GROQ(
      "groq",
      List.of("api.groq.com"),
      List.of("models /openai/v1/models"),
      List.of("/openai/v1/chat/completions", "/openai/v1/responses")),
  DEEPSEEK(
      "deepseek",
      List.of("api.deepseek.com"),
      List.of("models /models"),
      List.of("/chat/completions", "/beta/completions")),
  OPENROUTER(
      "openrouter",
      List.of("openrouter.ai"),
      List.of("models /api/v1/models", "providers /api/v1/providers"),
      List.of("/api/v1/chat/completions", "/api/v1/completions")),
  TOGETHER("together", List.of("api.together.xyz", "api.together.ai"), List.of(), List.of()),
  AZURE_OPENAI(
      "azure-openai",
      List.of("*.openai.azure.com"),
      List.of("models /openai/models", "models /openai/v1/models"),
      List.of(
          "/openai/deployments/{deployment}/chat/completions",
          "/openai/deployments/{deployment}/completions",
          "/openai/deployments/{deployment}/embeddings",
          "/openai/responses",
          "/openai/v1/chat/completions",
          "/openai/v1/responses")),
  PERPLEXITY("perplexity", List.of("api.perplexity.ai"), List.of(), List.of("/chat/completions")),
  XAI(
      "xai",
      List.of("api.x.ai"),
      List.of(
          "models /v1/language-models",
          "models /v1/embedding-models",
          "models /v1/image-generation-models"),
      List.of()),
  BEDROCK(
      "bedrock",
      List.of("bedrock-runtime.*.amazonaws.com", "bedrock-runtime.*.amazonaws.com.cn"),
      List.of(),
      List.of(
          "/model/{model}/converse",
          "/model/{model}/converse-stream",
          "/model/{model}/invoke",
          "/model/{model}/invoke-with-response-stream")),
  OLLAMA(
      "ollama",
      List.of("localhost:11434", "127.0.0.1:11434", "[::1]:11434", "ollama:11434"),
      List.of("models /api/tags"),
      List.of("/api/chat", "/api/generate", "/api/embed"));

  private static final KnownApi[] ALL = values();

  private final String provider;
  private final HostPattern[] hosts;
  private final List<String> listings;
  private final List<String> calls;

  KnownApi(String provider, List<String> hosts, List<String> listings, List<String> calls) {
    this.provider = provider;
    this.hosts = new HostPattern[hosts.size()];
    for (int i = 0; i < this.hosts.length; i++) {
      this.hosts[i] = HostPattern.of(hosts.get(i));
    }
    this.listings = listings;
    this.calls = calls;
  }

  /** Returns the API that lives there, or null. */
  static @Nullable KnownApi at(String host, int port) {
    for (KnownApi api : ALL) {
      for (HostPattern pattern : api.hosts) {
        if (pattern.matches(host, port)) {
          return api;
        }
      }
    }
    return null;
  }

  String provider() {
    return provider;
  }

  List<String> listings() {
    return listings;
  }

  List<String> calls() {
    return calls;
  }
}
