package dev.outrider.engine;

import static dev.outrider.engine.settings.GatewaySettings.*;

import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.breaker.BreakerSettings;
import dev.outrider.engine.cache.CacheSettings;
import dev.outrider.engine.cache.NamedCache;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.pool.PoolSettings;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Profile;
import dev.outrider.engine.settings.Setting;
import dev.outrider.engine.settings.Settings;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What each room goes by, out of the settings. Pure functions. */
final class RoomSettings {
  private static final int NO_LIMIT = 0;
  private static final long NO_TTL = 0;

  /** Without a value of its own only a rule leads to the cache of health answers. */
  private static final long BY_RULE = TimeUnit.SECONDS.toNanos(30);

  private RoomSettings() {}

  static AdmissionSettings admission(Settings settings) {
    return new AdmissionSettings(
        settings.orElse(MAX_CONCURRENT, NO_LIMIT),
        settings.need(MAX_QUEUE_SIZE),
        settings.need(PRIORITY_LEVELS),
        settings.nanosOr(REQUEST_TIMEOUT, TimeUnit.SECONDS.toNanos(30)),
        settings.nanosOr(PRIORITY_AGEING, TimeUnit.SECONDS.toNanos(10)),
        settings.need(PRIORITY_SHARE));
  }

  static CacheSettings caches(Settings settings) {
    boolean off = settings.modes().cache() == Mode.OFF;
    return new CacheSettings(
        Map.of(
            "models", cache(settings, off, CACHE_MODELS_TTL, NO_TTL, CACHE_MODELS_SIZE),
            "providers", cache(settings, off, CACHE_PROVIDERS_TTL, NO_TTL, CACHE_PROVIDERS_SIZE),
            "health", cache(settings, off, CACHE_HEALTH_TTL, BY_RULE, CACHE_HEALTH_SIZE),
            "responses", cache(settings, off, CACHE_RESPONSES_TTL, NO_TTL, CACHE_RESPONSES_SIZE)),
        settings.need(CACHE_MAX_BYTES));
  }

  private static NamedCache cache(
      Settings settings,
      boolean off,
      Setting<Long> ttlMillis,
      long otherwiseNanos,
      Setting<Integer> size) {
    long ttlNanos = settings.nanosOr(ttlMillis, otherwiseNanos);
    return new NamedCache(!off && ttlNanos > 0, ttlNanos, settings.need(size));
  }

  static BreakerSettings breakers(Settings settings) {
    BreakerSettings profile =
        settings.need(OutriderSettings.PROFILE) == Profile.FIXED
            ? BreakerSettings.FIXED
            : BreakerSettings.ADAPTIVE;
    long resetNanos = settings.nanosOr(BREAKER_RESET_TIMEOUT, profile.resetNanos());
    return new BreakerSettings(
        settings.orElse(BREAKER_FAILURE_THRESHOLD, 0),
        profile.rateMinimum(),
        profile.rateShare(),
        profile.windowNanos(),
        settings.nanosOr(BREAKER_TIMEOUT, 0),
        resetNanos,
        Math.max(resetNanos, profile.resetMaxNanos()));
  }

  static PoolSettings pool(Settings settings) {
    return new PoolSettings(
        settings.orElse(MAX_SOCKETS, NO_LIMIT),
        settings.orElse(MAX_FREE_SOCKETS, NO_LIMIT),
        settings.nanosOr(TIMEOUT, 0),
        settings.nanosOr(CONNECT_TIMEOUT, 0),
        settings.need(KEEP_ALIVE),
        settings.nanosOr(KEEP_ALIVE_MSECS, TimeUnit.SECONDS.toNanos(1)),
        settings.nanosOr(IDLE_TIMEOUT, TimeUnit.SECONDS.toNanos(30)),
        settings.nanosOr(MAX_LIFETIME, TimeUnit.MINUTES.toNanos(5)),
        settings.need(OutriderSettings.PROFILE) == Profile.ADAPTIVE);
  }
}
