package dev.outrider.engine.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One template of a table with the route that it leads to.
 *
 * <p>A rule's entry also holds its route laid over each built-in one, so that a look-up only picks.
 */
final class RouteEntry {
  private final int order;
  private final RouteMatch match;
  private final Route route;
  private final Route[] overBuiltIn;

  RouteEntry(int order, RouteMatch match, Route route, List<Route> overBuiltIn) {
    this.order = order;
    this.match = match;
    this.route = route;
    this.overBuiltIn = overBuiltIn.toArray(new Route[0]);
  }

  PathTemplate path() {
    return match.path();
  }

  Route route() {
    return route;
  }

  /** Returns the route for an exchange that the built-in table knows as {@code builtIn}. */
  Route over(@Nullable RouteEntry builtIn) {
    return builtIn == null ? route : overBuiltIn[builtIn.order];
  }

  boolean comesBefore(@Nullable RouteEntry other) {
    return other == null || order < other.order;
  }

  boolean accepts(String method, @Nullable HeaderSource headers) {
    return match.accepts(method, headers);
  }
}
