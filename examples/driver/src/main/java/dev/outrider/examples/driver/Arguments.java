package dev.outrider.examples.driver;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line: {@code --name value}, {@code --name=value} and {@code --flag}. Immutable. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads them.
   *
   * @param from where in {@code args} they begin
   * @throws IllegalArgumentException naming the one that is neither option nor flag
   */
  Arguments(String[] args, int from, Set<String> options, Set<String> flags) {
    for (int i = from; i < args.length; i++) {
      String arg = args[i];
      int equals = arg.indexOf('=');
      String name =
          arg.startsWith("--") ? arg.substring(2, equals < 0 ? arg.length() : equals) : "";
      if (flags.contains(name) && equals < 0) {
        values.put(name, "");
      } else if (options.contains(name) && equals >= 0) {
        values.put(name, arg.substring(equals + 1));
      } else if (options.contains(name) && i + 1 < args.length) {
        values.put(name, args[++i]);
      } else {
        throw new IllegalArgumentException(
            "wrong argument " + arg + "; allowed: options " + options + ", flags " + flags);
      }
    }
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<Path> path(String option) {
    return Optional.ofNullable(values.get(option)).map(Path::of);
  }

  /** Returns the option's number, or the other one when it was not given. */
  double number(String option, double otherwise) {
    String value = values.get(option);
    try {
      double number = value == null ? otherwise : Double.parseDouble(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below
    }
    throw new IllegalArgumentException(
        "--" + option + " is \"" + value + "\"; allowed: a number above 0");
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }
}
