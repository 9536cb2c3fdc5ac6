package dev.outrider.examples.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One chat completion: words counted up, whole or streamed.
 *
 * @param id the same for the same request
 * @param model as asked for
 * @param promptTokens four characters each, as a rule of thumb has it
 * @param tokens how many are answered
 */
record Completion(String id, String model, int promptTokens, int tokens) {

  static Completion of(Map<?, ?> asked, String body, int tokens) {
    return new Completion(
        "chatcmpl-" + Integer.toHexString(body.hashCode()),
        String.valueOf(asked.get("model")),
        Math.max(1, body.length() / 4),
        tokens);
  }

  Answer whole() {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < tokens; i++) {
      content.append(word(i));
    }
    return Answer.json(
        200,
        """
        {"id":"%s","object":"chat.completion","created":1760000000,"model":%s,"choices":[{"index":0,\
        "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],"usage":%s}"""
            .formatted(id, Json.quoted(model), Json.quoted(content.toString()), usage()));
  }

  /**
   * Returns events as OpenAI streams them: role and words, the end's reason, usage, {@code [DONE]}.
   */
  Answer streamed(long pauseNanos) {
    List<String> events = new ArrayList<>(tokens + 3);
    for (int i = 0; i < tokens; i++) {
      String role = i == 0 ? "\"role\":\"assistant\"," : "";
      events.add(chunk(choice("{" + role + "\"content\":\"" + word(i) + "\"}", "null"), "null"));
    }
    events.add(chunk(choice("{}", "\"stop\""), "null"));
    events.add(chunk("", usage()));
    events.add("[DONE]");
    return new Answer.Events(events, pauseNanos);
  }

  private String chunk(String choice, String usage) {
    return """
        {"id":"%s","object":"chat.completion.chunk","created":1760000000,"model":%s,"choices":[%s],\
        "usage":%s}"""
        .formatted(id, Json.quoted(model), choice, usage);
  }

  private static String choice(String delta, String finishReason) {
    return "{\"index\":0,\"delta\":%s,\"finish_reason\":%s}".formatted(delta, finishReason);
  }

  private static String word(int i) {
    return i == 0 ? "word0" : " word" + i;
  }

  private String usage() {
    return "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
        .formatted(promptTokens, tokens, promptTokens + tokens);
  }
}
