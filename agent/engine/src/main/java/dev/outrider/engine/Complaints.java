package dev.outrider.engine;

import dev.outrider.engine.settings.Refusal;
import java.util.List;

/** Says once what is wrong with the settings; the instances page goes on showing it. */
final class Complaints {
  private Complaints() {}

  static void say(List<Refusal> refusals, Log log) {
    sayNew(List.of(), refusals, log);
  }

  static void sayNew(List<Refusal> before, List<Refusal> now, Log log) {
    for (Refusal refusal : now) {
      if (!before.contains(refusal)) {
        log.warn(refusal.message());
      }
    }
  }
}
