package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classifies exchanges: one look-up gives the prepared {@link Route}, one the {@link Provider}.
 *
 * <p>Immutable but for the providers that it remembers; thread-safe. A look-up takes no lock and,
 * for a host that was seen before, allocates nothing. A change of settings makes a new router.
 */
public final class Router {
  private final RouteTable inbound;
  private final Providers providers;

  private Router(RouterRules rules, ProviderNames names) {
    List<RouteRule> inboundRules = new ArrayList<>();
    for (RouteRule rule : rules.routes()) {
      if (rule.match().concerns(Direction.INBOUND)) {
        inboundRules.add(rule);
      }
    }
    this.inbound =
        RouteTable.compile(Direction.INBOUND, inboundRules, BuiltInRoutes.inbound(), rules);
    this.providers = new Providers(rules, names);
  }

  /** Returns a router for these rules. */
  public static Router compile(RouterRules rules) {
    return new Router(rules, new ProviderNames());
  }

  /** Returns a router for other rules, in which hosts keep the names that they got in this one. */
  public Router recompile(RouterRules rules) {
    return new Router(rules, providers.names());
  }

  /**
   * Returns the route of an inbound exchange.
   *
   * @param path without its query, as it came; one that a server might resolve to another path (dot
   *     segments, path parameters, escaped slashes) belongs to no route
   * @param headers null when no rule can ask for one
   */
  public Route inbound(String method, String path, @Nullable HeaderSource headers) {
    return PlainPath.is(path) ? inbound.find(method, path, headers) : inbound.other();
  }

  /** Returns the route of an inbound exchange as far as it can be known without its headers. */
  public Route inbound(String method, String path) {
    return inbound(method, path, null);
  }

  /**
   * Returns who is called at {@code host}.
   *
   * @param scheme {@code https} (in any case), or else plain
   * @param port -1 for the scheme's own
   */
  public Provider provider(String scheme, String host, int port) {
    return providers.at(scheme.equalsIgnoreCase("https"), host, port);
  }

  /**
   * Returns the route of an outbound exchange; {@code path} is without its query.
   *
   * @param headers null when no rule can ask for one
   */
  public Route outbound(
      Provider provider, String method, String path, @Nullable HeaderSource headers) {
    return provider.routes().find(method, path, headers);
  }

  /** Returns the route of an outbound exchange as far as it can be known without its headers. */
  public Route outbound(Provider provider, String method, String path) {
    return outbound(provider, method, path, null);
  }
}
