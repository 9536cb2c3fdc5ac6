package dev.outrider.engine.exchange;

/**
 * The modes of the four features that can be switched for all, a provider or a route.
 *
 * <p>Where several speak, the more careful one wins: a feature that an operator switches off is
 * off, whatever a rule says.
 */
public record Modes(Mode reroute, Mode cache, Mode admission, Mode breaker) {
  /** Everything acts. */
  public static final Modes ENFORCED = all(Mode.ENFORCE);

  /** Returns one mode for all four. */
  public static Modes all(Mode mode) {
    return new Modes(mode, mode, mode, mode);
  }

  /** Returns the more careful mode of each feature. */
  @SuppressWarnings("ReferenceEquality") // equal ones that are not the same take the longer way
  public Modes and(Modes other) {
    if (this == ENFORCED || this == other) { // as they mostly are, for every outbound exchange
      return other;
    }
    return new Modes(
        reroute.and(other.reroute),
        cache.and(other.cache),
        admission.and(other.admission),
        breaker.and(other.breaker));
  }
}
