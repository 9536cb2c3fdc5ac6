package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.ProviderRule;
import dev.outrider.engine.exchange.RouteRule;
import dev.outrider.engine.exchange.RouterRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What holds at one time: a value of each setting, its origin, and the rules. Immutable. */
public final class Settings {
  private final Map<String, Value<?>> values;
  private final List<RouteRule> routes;
  private final List<ProviderRule> providers;
  private final List<Refusal> refusals;

  Settings(
      Map<String, Value<?>> values,
      List<RouteRule> routes,
      List<ProviderRule> providers,
      List<Refusal> refusals) {
    this.values = Map.copyOf(values);
    this.routes = List.copyOf(routes);
    this.providers = List.copyOf(providers);
    this.refusals = List.copyOf(refusals);
  }

  /** Returns the value, or null where the setting says that there is none. */
  public <T> @Nullable T get(Setting<T> setting) {
    return value(setting).value();
  }

  /** Returns the value, {@code otherwise} where there is none. */
  public <T> T orElse(Setting<T> setting, T otherwise) {
    T value = get(setting);
    return value == null ? otherwise : value;
  }

  /**
   * Returns the value of a setting that always has one.
   *
   * @throws NullPointerException when it has none in this profile
   */
  public <T> T need(Setting<T> setting) {
    return Objects.requireNonNull(get(setting), setting.name());
  }

  /** Returns a time in nanoseconds, {@code otherwise} where there is none. */
  public long nanosOr(Setting<Long> milliseconds, long otherwise) {
    Long value = get(milliseconds);
    return value == null ? otherwise : TimeUnit.MILLISECONDS.toNanos(value);
  }

  /** Returns where the value came from. */
  public Origin origin(Setting<?> setting) {
    return value(setting).origin();
  }

  /** Whether somebody set the value, whatever it is. */
  public boolean isSet(Setting<?> setting) {
    return origin(setting).source() != Source.BUILT_IN;
  }

  /** Whether the library is to be instrumented; {@code name} as in the support table. */
  public boolean library(String name) {
    return need(Library.named(Library.settingName(name)));
  }

  /** Returns the modes for all exchanges: {@code enabled}, {@code mode} and the four words. */
  public Modes modes() {
    if (!need(OutriderSettings.ENABLED)) {
      return Modes.all(Mode.OFF);
    }
    Modes features =
        new Modes(
            need(OutriderSettings.REROUTE),
            need(OutriderSettings.CACHE),
            need(OutriderSettings.ADMISSION),
            need(OutriderSettings.BREAKER));
    return features.and(Modes.all(need(OutriderSettings.MODE)));
  }

  /** Returns what the router is compiled from. */
  public RouterRules routerRules() {
    return new RouterRules(
        routes,
        providers,
        modes(),
        need(OutriderSettings.PRIORITY_TRUST),
        get(GatewaySettings.CACHE_HEALTH_TTL) != null);
  }

  /** The entries of {@code routes:}, in their order. */
  public List<RouteRule> routes() {
    return routes;
  }

  /** The entries of {@code providers:}, in their order. */
  public List<ProviderRule> providers() {
    return providers;
  }

  /**
   * All that is wrong now. After a change it repeats what was wrong before and still is: who logs
   * leaves out what the settings before had too.
   */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** Whether the user wants no start with these settings. */
  public boolean refusesToStart() {
    return need(OutriderSettings.STRICT) && !refusals.isEmpty();
  }

  <T> Value<T> value(Setting<T> setting) {
    return typed(values, setting);
  }

  /** What stands under the name of a setting was read by the type of that setting. */
  @SuppressWarnings("unchecked")
  static <T> Value<T> typed(Map<String, Value<?>> values, Setting<T> setting) {
    Value<?> value = values.get(setting.name());
    return value == null
        ? new Value<>(setting.byProfile(Profile.ADAPTIVE), Origin.BUILT_IN)
        : (Value<T>) value;
  }
}
