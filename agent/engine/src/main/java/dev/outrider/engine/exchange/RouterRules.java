package dev.outrider.engine.exchange;

import java.util.List;

/**
 * All that a {@link Router} is compiled from.
 *
 * @param modes the modes for all exchanges; routes and providers may only be more careful
 * @param trustPriority whether {@code X-Request-Priority} is believed from anyone
 * @param healthCache whether health answers of providers are cached without a rule
 */
public record RouterRules(
    List<RouteRule> routes,
    List<ProviderRule> providers,
    Modes modes,
    boolean trustPriority,
    boolean healthCache) {
  /** No rule at all, as in the adaptive profile without configuration. */
  public static final RouterRules NONE =
      new RouterRules(List.of(), List.of(), Modes.ENFORCED, false, false);

  public RouterRules {
    routes = List.copyOf(routes);
    providers = List.copyOf(providers);
  }
}
