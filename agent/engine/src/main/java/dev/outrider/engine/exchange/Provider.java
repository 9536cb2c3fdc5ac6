package dev.outrider.engine.exchange;

/**
 * Who an outbound exchange talks to. Immutable; two with one name are one in all statistics.
 *
 * <p>Known APIs have the name of the API, a rule may give one, all others are {@code host[:port]}.
 */
public final class Provider {
  /** The name of all that came after {@value ProviderNames#MAX_NAMES} other names. */
  public static final String OTHER = "other";

  private final String name;
  private final Modes modes;
  private final RouteTable routes;

  Provider(String name, Modes modes, RouteTable routes) {
    this.name = name;
    this.modes = modes;
    this.routes = routes;
  }

  /** The name in statistics; from a bounded set. */
  public String name() {
    return name;
  }

  /** The modes that its rule sets; {@link Route#modes} of each of its routes come on top. */
  public Modes modes() {
    return modes;
  }

  RouteTable routes() {
    return routes;
  }

  @Override
  public String toString() {
    return name;
  }
}
