package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.HostPattern;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.PathTemplate;
import java.util.List;
import java.util.Locale;

/** How the fields of rules are written. */
final class RuleTypes {
  static final ValueType<String> NAME = new Text("a name of at most 100 characters", 100);
  static final ValueType<Mode> MODE = new Word<>(List.of(Mode.values()));
  static final ValueType<Direction> DIRECTION = new Word<>(List.of(Direction.values()));
  static final ValueType<String> METHOD = new Parsed<>(RuleTypes::method, "a method such as GET");
  static final ValueType<PathTemplate> PATH =
      new Parsed<>(
          PathTemplate::of,
          "a path that begins with /, {name} or * for one segment, ** at the end for the rest");
  static final ValueType<HostPattern> HOST =
      new Parsed<>(HostPattern::of, "a host, host:port, or a host with one *");

  private RuleTypes() {}

  /** The four words; {@code cacheMode} in routes, where {@code cache} may also name a cache. */
  static Modes modes(Fields set, Mode cache) {
    return new Modes(
        set.takeOr("reroute", MODE, Mode.ENFORCE),
        cache,
        set.takeOr("admission", MODE, Mode.ENFORCE),
        set.takeOr("breaker", MODE, Mode.ENFORCE));
  }

  private static String method(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        throw new IllegalArgumentException("letters only");
      }
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("at least one letter");
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
