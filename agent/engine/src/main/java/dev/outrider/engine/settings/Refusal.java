package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was wrong with the settings, said once and clearly.
 *
 * @param name the setting, rule or source that it is about
 * @param source where the wrong thing stands
 * @param message a sentence for people; never holds the value of a secret
 */
public record Refusal(String name, Source source, String message) {
  private static final int LONGEST_VALUE = 100;

  static Refusal of(String name, Origin origin, String message) {
    return new Refusal(name, origin.source(), message);
  }

  /** A value that is not allowed; {@code kept} is what holds now. */
  static <T> Refusal wrong(Setting<T> setting, RawValue raw, @Nullable T kept) {
    String given = setting.secret() ? "not usable" : quoted(raw.text());
    return of(
        setting.name(),
        raw.origin(),
        setting.name()
            + " is "
            + given
            + from(raw.origin())
            + "; allowed: "
            + setting.type().allowed()
            + keeping(setting, kept));
  }

  /** A value that would hold, had the JVM been started with it. */
  static <T> Refusal notLive(Setting<T> setting, Value<T> asked, @Nullable T kept) {
    String given = setting.secret() ? "another" : quoted(setting.show(asked.value()));
    return of(
        setting.name(),
        asked.origin(),
        setting.name()
            + " is now "
            + given
            + from(asked.origin())
            + "; it changes only when the JVM starts anew"
            + keeping(setting, kept));
  }

  /** A name that nothing has. Its value is not shown: it may be a secret with a misspelt name. */
  static Refusal unknown(String name, Origin origin) {
    String close = Nearest.to(name);
    String hint = close == null ? "" : "; did you mean " + close + "?";
    return of(name, origin, quoted(name) + from(origin) + " is no setting, left out" + hint);
  }

  static String from(Origin origin) {
    return " (from " + origin.where() + ")";
  }

  static <T> String keeping(Setting<T> setting, @Nullable T kept) {
    boolean explained = kept == null && !setting.noneMeans().isEmpty();
    return "; keeping " + setting.show(kept) + (explained ? ": " + setting.noneMeans() : "");
  }

  /** In quotes, on one line, not too long. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length() && i < LONGEST_VALUE; i++) {
      char c = text.charAt(i);
      quoted.append(Character.isISOControl(c) ? ' ' : c);
    }
    return quoted.append(text.length() > LONGEST_VALUE ? "...\"" : "\"").toString();
  }
}
