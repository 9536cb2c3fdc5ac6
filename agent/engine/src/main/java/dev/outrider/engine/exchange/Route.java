package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A named class of exchanges and how they are treated, prepared when the settings changed.
 *
 * <p>Immutable. An exchange keeps the route that it was classified under.
 */
public final class Route {
  /** The name of all that no rule and no built-in entry knows. */
  public static final String OTHER = "other";

  private final String name;
  private final Direction direction;
  private final Treatment treatment;
  private final boolean exempt;

  Route(String name, Direction direction, Treatment treatment) {
    this.name = name;
    this.direction = direction;
    this.treatment = treatment;
    this.exempt = Boolean.TRUE.equals(treatment.exempt());
  }

  /** The name in statistics, such as {@code GET /v1/models}; from a bounded set. */
  public String name() {
    return name;
  }

  /** Which way. */
  public Direction direction() {
    return direction;
  }

  /** Whether the exchange is never queued, rejected or, inbound, cached. */
  public boolean exempt() {
    return exempt;
  }

  /** The cache to ask, or null for none; inbound only ever by a rule. */
  public @Nullable String cache() {
    return exempt && direction == Direction.INBOUND ? null : treatment.cache().name();
  }

  /** How long an answer stays in its cache, or {@link CacheRule#UNSET} for the cache's own. */
  public long cacheTtlNanos() {
    return treatment.cache().ttlNanos();
  }

  /** What {@link Priority} is told. */
  public PriorityRule priority() {
    return treatment.priority();
  }

  /** The modes, those for all exchanges included; outbound, the provider's come on top. */
  public Modes modes() {
    return treatment.modes();
  }

  @Override
  public String toString() {
    return direction.text() + ' ' + name;
  }
}
