package dev.outrider.engine.exchange;

/**
 * What a route says about priority.
 *
 * @param level the level, 0 highest; {@link #UNSET} when the rule leaves it open
 * @param trusted whether {@code X-Request-Priority} is believed from anyone
 * @param rfc9218 whether the {@code Priority} header counts; browsers send it by themselves
 */
public record PriorityRule(int level, boolean trusted, boolean rfc9218) {
  /** No level. */
  public static final int UNSET = -1;

  /** Leaves everything open. */
  public static final PriorityRule OPEN = new PriorityRule(UNSET, false, false);

  PriorityRule trusting(boolean everyone) {
    return everyone && !trusted ? new PriorityRule(level, true, rfc9218) : this;
  }
}
