package dev.outrider.engine.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one list of the file.
 *
 * @param faulty whether any of the list was left out
 */
record Rules<T>(List<T> rules, boolean faulty) {
  Rules {
    rules = List.copyOf(rules);
  }

  static <T> Rules<T> none() {
    return new Rules<>(List.of(), false);
  }

  /** A list in which something is wrong does not replace one that holds already. */
  List<T> insteadOf(@Nullable List<T> before) {
    return faulty && before != null ? before : rules;
  }
}
