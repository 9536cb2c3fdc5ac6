package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;
import org.jspecify.annotations.Nullable;

/** What exchanges are counted by; {@code provider} is empty inbound. */
record RecorderKey(Direction direction, String route, String provider) {
  // Said by hand: a record's own are built of method handles, which the JIT takes in whole at
  // each of the two places a look-up asks, for every exchange.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecorderKey key
        && direction == key.direction
        && route.equals(key.route)
        && provider.equals(key.provider);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * provider.hashCode() + route.hashCode()) + direction.hashCode();
  }

  /** The same, for a route that there is no room for. */
  RecorderKey ofOtherRoute() {
    return new RecorderKey(direction, BoundedSeries.OTHER, provider);
  }

  /** The same, for a route and a provider that there is no room for. */
  RecorderKey ofOtherProvider() {
    String other = provider.isEmpty() ? "" : BoundedSeries.OTHER;
    return new RecorderKey(direction, BoundedSeries.OTHER, other);
  }
}
