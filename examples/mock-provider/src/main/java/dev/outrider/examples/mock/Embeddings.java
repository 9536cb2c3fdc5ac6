package dev.outrider.examples.mock;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Vectors of eight numbers, made from the hash of each input. */
final class Embeddings {
  private static final int DIMENSIONS = 8;

  private Embeddings() {}

  static Answer of(Map<?, ?> asked) {
    Object input = asked.get("input");
    List<?> inputs = input instanceof List<?> several ? several : List.of(String.valueOf(input));
    StringJoiner data = new StringJoiner(",");
    int tokens = 0;
    for (int i = 0; i < inputs.size(); i++) {
      String text = String.valueOf(inputs.get(i));
      tokens += Math.max(1, text.length() / 4);
      data.add("{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + vector(text) + "}");
    }
    return Answer.json(
        200,
        """
        {"object":"list","data":[%s],"model":%s,"usage":{"prompt_tokens":%d,"total_tokens":%d}}"""
            .formatted(data, Json.quoted(String.valueOf(asked.get("model"))), tokens, tokens));
  }

  private static String vector(String text) {
    StringJoiner vector = new StringJoiner(",", "[", "]");
    int seed = text.hashCode();
    for (int i = 0; i < DIMENSIONS; i++) {
      seed =
          seed * 1664525
              + 1013904223; // Numerical Recipes' generator: all we need is the same again
      vector.add(Float.toString(seed / (float) Integer.MAX_VALUE));
    }
    return vector.toString();
  }
}
