package dev.outrider.engine.settings;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one setting: everything that validation, live change, the API and {@code
 * docs/settings.md} have to know about it. Immutable; compared by identity.
 */
public final class Setting<T> {
  private final String name;
  private final Section section;
  private final ValueType<T> type;
  private final List<String> environment;
  private final @Nullable T fixed;
  private final @Nullable T adaptive;
  private final String noneMeans;
  private final boolean live;
  private final boolean secret;
  private final boolean reserved;
  private final String sentence;

  private Setting(Draft<T> draft, String sentence) {
    this.name = draft.name;
    this.section = draft.section;
    this.type = draft.type;
    this.environment = draft.environment;
    this.fixed = draft.fixed;
    this.adaptive = draft.adaptive;
    this.noneMeans = draft.noneMeans;
    this.live = draft.live;
    this.secret = draft.secret;
    this.reserved = draft.reserved;
    this.sentence = sentence;
  }

  /** Begins a setting of the gateway's own, with the variable that its users know. */
  static <T> Draft<T> ofGateway(String name, ValueType<T> type, String variable) {
    return new Draft<>(Section.PERFORMANCE, name, type, List.of(variable));
  }

  /** Begins a setting of ours; its variable follows from its name. */
  static <T> Draft<T> ofOutrider(String name, ValueType<T> type) {
    return new Draft<>(Section.OUTRIDER, name, type, List.of(Variables.named(name)));
  }

  /** The name in arguments and file; with {@code outrider.} before it, the system property. */
  public String name() {
    return name;
  }

  /** Where it stands in the file. */
  public Section section() {
    return section;
  }

  /** How its values are written. */
  public ValueType<T> type() {
    return type;
  }

  /** Its environment variables; the first that is set counts. */
  public List<String> environment() {
    return environment;
  }

  /** The value where the user sets none; null for none. */
  public @Nullable T byProfile(Profile profile) {
    return profile == Profile.FIXED ? fixed : adaptive;
  }

  /** What happens where there is no value; empty when there always is one. */
  public String noneMeans() {
    return noneMeans;
  }

  /** Whether it can change while the gateway runs. */
  public boolean live() {
    return live;
  }

  /** Whether its value is shown to nobody. */
  public boolean secret() {
    return secret;
  }

  /** Whether it is read and checked, and nothing follows from it in this version. */
  public boolean reserved() {
    return reserved;
  }

  /** What it does, in a sentence. */
  public String sentence() {
    return sentence;
  }

  /** The value as text for people: never a secret's, {@code none} for null. */
  public String show(@Nullable T value) {
    if (value == null) {
      return "none";
    }
    return secret ? "(secret)" : type.show(value);
  }

  @Override
  public String toString() {
    return name;
  }

  /** A declaration that is being written; {@link #says} ends it. */
  static final class Draft<T> {
    private final String name;
    private final Section section;
    private final ValueType<T> type;
    private List<String> environment;
    private @Nullable T fixed;
    private @Nullable T adaptive;
    private String noneMeans = "";
    private boolean live;
    private boolean secret;
    private boolean reserved;

    private Draft(Section section, String name, ValueType<T> type, List<String> environment) {
      this.section = section;
      this.name = name;
      this.type = type;
      this.environment = environment;
    }

    /** A second variable, asked when the first is not set. */
    Draft<T> alsoFrom(String variable) {
      environment = List.of(environment.get(0), variable);
      return this;
    }

    Draft<T> byDefault(T value) {
      fixed = value;
      adaptive = value;
      return this;
    }

    Draft<T> inFixed(T value) {
      fixed = value;
      return this;
    }

    Draft<T> inAdaptive(T value) {
      adaptive = value;
      return this;
    }

    /** What no value means, where a profile has none. */
    Draft<T> otherwise(String meaning) {
      noneMeans = meaning;
      return this;
    }

    Draft<T> live() {
      live = true;
      return this;
    }

    Draft<T> secret() {
      secret = true;
      return this;
    }

    Draft<T> reserved() {
      reserved = true;
      return this;
    }

    Setting<T> says(String sentence) {
      return new Setting<>(this, Objects.requireNonNull(sentence));
    }
  }
}
