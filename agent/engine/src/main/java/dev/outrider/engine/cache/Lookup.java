package dev.outrider.engine.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a look-up found. */
public sealed interface Lookup {

  /**
   * An answer to give.
   *
   * @param answer as stored
   * @param ageNanos since its provider gave it, at least 0
   */
  record Hit(Answer answer, long ageNanos) implements Lookup {

    /** Returns the headers to give: the stored ones, {@code Age} and {@code Cache-Status}. */
    public List<Map.Entry<String, String>> headers() {
      List<Map.Entry<String, String>> given = new ArrayList<>(answer.headers());
      given.add(Map.entry("Age", Long.toString(TimeUnit.NANOSECONDS.toSeconds(ageNanos))));
      given.add(Map.entry("Cache-Status", "outrider; hit")); // a list: caches before us stay on it
      return given;
    }
  }

  /**
   * Nothing to give. Whoever then asks the provider hands this back with the answer.
   *
   * @param reason why
   * @param askedNanos when, on the clock of the cache
   */
  record Miss(MissReason reason, long askedNanos) implements Lookup {}
}
