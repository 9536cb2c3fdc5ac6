package dev.outrider.engine.settings;

import java.util.List;

/**
 * Reads the agent's arguments: {@code console,mode=observe,config=gateway.yaml}.
 *
 * <p>{@code console} is {@code sidecar=embedded} for short.
 */
final class ArgumentLayer {
  private static final String CONSOLE = "console";

  private final Layer layer = new Layer();
  private final List<Refusal> refusals;

  private ArgumentLayer(List<Refusal> refusals) {
    this.refusals = refusals;
  }

  static Layer read(String arguments, List<Refusal> refusals) {
    ArgumentLayer reader = new ArgumentLayer(refusals);
    int from = 0;
    while (from <= arguments.length()) {
      int comma = arguments.indexOf(',', from);
      int end = comma < 0 ? arguments.length() : comma;
      reader.argument(arguments.substring(from, end).strip());
      from = end + 1;
    }
    return reader.layer;
  }

  private void argument(String argument) {
    if (argument.isEmpty()) {
      return;
    }
    if (argument.equals(CONSOLE)) {
      add(OutriderSettings.SIDECAR.name(), "embedded", CONSOLE);
      return;
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? beginning(argument) : argument.substring(0, equals).strip();
    Origin origin = origin(name);
    if (DeclaredSettings.named(name) == null) {
      refusals.add(Refusal.unknown(name, origin));
    } else if (equals < 0) {
      String message = Refusal.quoted(name) + Refusal.from(origin) + " has no value, left out";
      refusals.add(Refusal.of(name, origin, message + "; write " + name + "=value"));
    } else {
      add(name, argument.substring(equals + 1).strip(), name);
    }
  }

  private void add(String name, String text, String as) {
    RawValue before = layer.add(name, new RawValue(text, origin(as)));
    if (before != null && !before.text().equals(text)) {
      String message = name + " is given twice in the agent's arguments; keeping the first";
      refusals.add(Refusal.of(name, origin(as), message));
    }
  }

  /**
   * What may be shown of a word that nobody knows: not the rest of a secret after a typing error.
   */
  private static String beginning(String argument) {
    int end = 0;
    while (end < argument.length() && isWord(argument.charAt(end))) {
      end++;
    }
    return argument.substring(0, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }

  private static Origin origin(String name) {
    return new Origin(Source.ARGUMENTS, "agent argument ".concat(name));
  }
}
