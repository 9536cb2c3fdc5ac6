package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;

/** What exchanges are counted by; {@code provider} is empty inbound. */
record RecorderKey(Direction direction, String route, String provider) {

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
