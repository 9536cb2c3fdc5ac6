package dev.outrider.examples.mock;

import java.util.List;
import java.util.stream.Collectors;

/** The models that exist here, as OpenAI lists them. */
final class Models {
  private static final List<String> NAMES =
      List.of(
          "gpt-4o", "gpt-4o-mini", "o4-mini", "text-embedding-3-small", "text-embedding-3-large");
  private static final Answer LISTING =
      Answer.json(
          200,
          NAMES.stream()
              .map(Models::described)
              .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}")));

  private Models() {}

  static boolean has(Object name) {
    return name instanceof String && NAMES.contains(name);
  }

  static Answer listing() {
    return LISTING;
  }

  static Answer one(String name) {
    return has(name) ? Answer.json(200, described(name)) : OpenAiError.unknownModel(name);
  }

  private static String described(String name) {
    return "{\"id\":\"%s\",\"object\":\"model\",\"created\":1715367049,\"owned_by\":\"mock\"}"
        .formatted(name);
  }
}
