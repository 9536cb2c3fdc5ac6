package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value that holds for each setting: the last source wins that says something allowed.
 *
 * <p>When settings are read again, a wrong value leaves what held before, and so does another value
 * for a setting that is not live. Used once, by one thread.
 */
final class Resolution {
  private final List<Layer> layers; // the last source first
  private final @Nullable Settings before;
  private final List<Refusal> refusals;
  private final Map<String, Value<?>> values = new HashMap<>();

  Resolution(List<Layer> layers, @Nullable Settings before, List<Refusal> refusals) {
    this.layers = layers;
    this.before = before;
    this.refusals = refusals;
  }

  Map<String, Value<?>> resolveAll() {
    Profile profile = resolve(OutriderSettings.PROFILE, Profile.ADAPTIVE);
    for (Setting<?> setting : DeclaredSettings.all()) {
      if (setting != OutriderSettings.PROFILE) {
        resolve(setting, profile == null ? Profile.ADAPTIVE : profile);
      }
    }
    for (Layer layer : layers) {
      for (String name : layer.values().keySet()) {
        if (Library.isOne(name) && !values.containsKey(name)) {
          resolve(Library.named(name), Profile.ADAPTIVE);
        }
      }
    }
    return values;
  }

  private <T> @Nullable T resolve(Setting<T> setting, Profile profile) {
    List<RawValue> wrong = new ArrayList<>();
    Value<T> asked = asked(setting, profile, wrong);
    Value<T> held = before == null ? null : before.value(setting);
    Value<T> kept = asked;
    if (held != null && !setting.live()) {
      kept = held;
      if (wrong.isEmpty() && !Objects.equals(asked.value(), held.value())) {
        refusals.add(Refusal.notLive(setting, asked, held.value()));
      }
    } else if (held != null && outranks(wrong, asked)) {
      kept = held;
    }
    values.put(setting.name(), kept);
    for (RawValue raw : wrong) {
      refusals.add(Refusal.wrong(setting, raw, kept.value()));
    }
    return kept.value();
  }

  private <T> Value<T> asked(Setting<T> setting, Profile profile, List<RawValue> wrong) {
    Value<T> asked = null;
    for (Layer layer : layers) {
      RawValue raw = layer.get(setting.name());
      T value = raw == null ? null : setting.type().read(raw.text());
      if (raw != null && value == null) {
        wrong.add(raw);
      } else if (raw != null && asked == null) {
        asked = new Value<>(value, raw.origin());
      }
    }
    return asked != null ? asked : new Value<>(setting.byProfile(profile), Origin.BUILT_IN);
  }

  /** Whether a wrong value that can change would have won over what was found. */
  private static boolean outranks(List<RawValue> wrong, Value<?> asked) {
    for (RawValue raw : wrong) {
      Source source = raw.origin().source();
      boolean changes = source == Source.YAML || source == Source.LIVE;
      if (changes && source.compareTo(asked.origin().source()) > 0) {
        return true;
      }
    }
    return false;
  }
}
