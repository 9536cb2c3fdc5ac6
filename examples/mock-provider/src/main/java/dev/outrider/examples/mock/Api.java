package dev.outrider.examples.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** From a request to its answer. Pure: what is asked twice is answered with the same bytes. */
final class Api {
  private static final Answer HEALTHY = Answer.json(200, "{\"status\":\"ok\"}");

  /** Small and never to be cached: what a gateway's own speed is measured with. */
  private static final Answer LIMITS =
      new Answer.Whole(
          200,
          "Cache-Control: no-store\r\n",
          "{\"object\":\"limits\",\"requests_per_minute\":600000,\"tokens_per_minute\":9000000}"
              .getBytes(UTF_8));

  private Api() {}

  static Answer answer(Request request, Behaviour behaviour) {
    String path = request.path();
    if (path.equals("/health")) {
      return HEALTHY;
    }
    if (!path.startsWith("/v1/")) {
      return OpenAiError.unknownUrl(request.method(), path);
    }
    if (!hasKey(request)) {
      return OpenAiError.MISSING_KEY;
    }
    return switch (path) {
      case "/v1/models" -> onGet(request, Models.listing());
      case "/v1/limits" -> onGet(request, LIMITS);
      case "/v1/chat/completions", "/v1/embeddings" -> onPost(request, behaviour);
      default ->
          path.startsWith("/v1/models/")
              ? onGet(request, Models.one(path.substring("/v1/models/".length())))
              : OpenAiError.unknownUrl(request.method(), path);
    };
  }

  private static boolean hasKey(Request request) {
    String bearer = request.header("authorization");
    return (bearer != null && bearer.startsWith("Bearer ") && bearer.length() > "Bearer ".length())
        || request.header("api-key") != null
        || request.header("x-api-key") != null;
  }

  private static Answer onGet(Request request, Answer answer) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return reads ? answer : OpenAiError.wrongMethod(request.method());
  }

  private static Answer onPost(Request request, Behaviour behaviour) {
    if (!request.method().equals("POST")) {
      return OpenAiError.wrongMethod(request.method());
    }
    String body = new String(request.body(), UTF_8);
    try {
      return Json.parse(body) instanceof Map<?, ?> asked
          ? ask(request.path(), asked, body, behaviour)
          : OpenAiError.badRequest("The body has to be a JSON object.");
    } catch (IllegalArgumentException notJson) {
      return OpenAiError.badRequest("We could not parse the JSON body of your request.");
    }
  }

  private static Answer ask(String path, Map<?, ?> asked, String body, Behaviour behaviour) {
    Object model = asked.get("model");
    if (model == null) {
      return OpenAiError.badRequest("you must provide a model parameter");
    }
    if (!Models.has(model)) {
      return OpenAiError.unknownModel(String.valueOf(model));
    }
    if (path.equals("/v1/embeddings")) {
      return Embeddings.of(asked);
    }
    Completion completion = Completion.of(asked, body, behaviour.tokens());
    return Boolean.TRUE.equals(asked.get("stream"))
        ? completion.streamed(behaviour.tokenNanos())
        : completion.whole();
  }
}
