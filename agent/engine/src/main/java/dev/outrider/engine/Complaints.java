package dev.outrider.engine;

import dev.outrider.engine.settings.DeclaredSettings;
import dev.outrider.engine.settings.Refusal;
import dev.outrider.engine.settings.Setting;
import dev.outrider.engine.settings.Settings;
import java.util.List;

/** Says once what is wrong with the settings; the instances page goes on showing it. */
final class Complaints {
  private Complaints() {}

  static void say(List<Refusal> refusals, Log log) {
    sayNew(List.of(), refusals, log);
  }

  /** Says which settings somebody has set in vain. */
  static void sayReserved(Settings settings, Log log) {
    for (Setting<?> setting : DeclaredSettings.all()) {
      if (setting.reserved() && settings.isSet(setting)) {
        log.warn(setting + " is set and has no effect in this version");
      }
    }
  }

  static void sayNew(List<Refusal> before, List<Refusal> now, Log log) {
    for (Refusal refusal : now) {
      if (!before.contains(refusal)) {
        log.warn(refusal.message());
      }
    }
  }
}
