package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a rule sets for the exchanges that it matches.
 *
 * @param exempt null when the rule leaves it to the built-in table
 */
public record Treatment(
    PriorityRule priority, CacheRule cache, @Nullable Boolean exempt, Modes modes) {
  /** Sets nothing. */
  public static final Treatment NONE =
      new Treatment(PriorityRule.OPEN, CacheRule.NONE, null, Modes.ENFORCED);

  static Treatment exempted() {
    return new Treatment(PriorityRule.OPEN, CacheRule.NONE, true, Modes.ENFORCED);
  }

  static Treatment cached(String cache) {
    CacheRule rule = new CacheRule(cache, CacheRule.UNSET);
    return new Treatment(PriorityRule.OPEN, rule, null, Modes.ENFORCED);
  }

  /** Returns this, with cache and exemption taken from the built-in table where it is silent. */
  Treatment over(Treatment builtIn) {
    return new Treatment(
        priority, cache.over(builtIn.cache), exempt == null ? builtIn.exempt : exempt, modes);
  }
}
