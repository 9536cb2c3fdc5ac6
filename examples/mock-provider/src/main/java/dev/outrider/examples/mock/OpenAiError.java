package dev.outrider.examples.mock;

/** OpenAI's error shape, with the words that its API uses. */
final class OpenAiError {
  static final Answer MISSING_KEY =
      of(
          401,
          "You didn't provide an API key. You need to provide your API key in an Authorization"
              + " header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
          "invalid_request_error",
          "null");
  static final Answer SERVER_ERROR =
      of(500, "The server had an error while processing your request.", "server_error", "null");

  private OpenAiError() {}

  static Answer unknownModel(String model) {
    return of(
        404,
        "The model `" + model + "` does not exist or you do not have access to it.",
        "invalid_request_error",
        "\"model_not_found\"");
  }

  static Answer unknownUrl(String method, String path) {
    return of(404, "Invalid URL (" + method + " " + path + ")", "invalid_request_error", "null");
  }

  static Answer wrongMethod(String method) {
    return of(
        405,
        "Not allowed to " + method + " on this path.",
        "invalid_request_error",
        "\"method_not_supported\"");
  }

  static Answer badRequest(String why) {
    return of(400, why, "invalid_request_error", "null");
  }

  private static Answer of(int status, String message, String type, String codeJson) {
    return Answer.json(
        status,
        "{\"error\":{\"message\":%s,\"type\":\"%s\",\"param\":null,\"code\":%s}}"
            .formatted(Json.quoted(message), type, codeJson));
  }
}
