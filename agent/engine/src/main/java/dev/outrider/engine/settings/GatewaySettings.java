package dev.outrider.engine.settings;

import static dev.outrider.engine.settings.Setting.ofGateway;

import java.util.List;
import java.util.Locale;

/** The settings under {@code performance:}, with the names and units that gateways use. */
public final class GatewaySettings {
  private static final String OWN = "the application's own";
  static final Milliseconds TTL = new Milliseconds(1, 604_800_000);
  private static final WholeNumber ENTRIES = new WholeNumber(1, 1_000_000);

  public static final Setting<Integer> MAX_CONCURRENT =
      ofGateway("maxConcurrent", new WholeNumber(1, 100_000), "GATEWAY_PERFORMANCE_MAX_CONCURRENT")
          .inFixed(10)
          .otherwise("until there is evidence of overload")
          .live()
          .says("Exchanges that run at the same time, in each queue.");
  public static final Setting<Integer> MAX_QUEUE_SIZE =
      ofGateway("maxQueueSize", new WholeNumber(0, 1_000_000), "GATEWAY_PERFORMANCE_MAX_QUEUE_SIZE")
          .inFixed(100)
          .inAdaptive(1000)
          .live()
          .says("Exchanges that may wait in each queue, once a limit exists.");
  public static final Setting<Long> REQUEST_TIMEOUT =
      ofGateway("requestTimeout", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_PERFORMANCE_REQUEST_TIMEOUT")
          .byDefault(30_000L)
          .live()
          .says("The longest wait in the queue; never the running time.");
  public static final Setting<Integer> PRIORITY_LEVELS =
      ofGateway("priorityLevels", new WholeNumber(1, 10), "GATEWAY_PERFORMANCE_PRIORITY_LEVELS")
          .byDefault(3)
          .live()
          .says("Levels of priority; 0 is the highest.");
  public static final Setting<Long> PRIORITY_AGEING =
      ofGateway(
              "priorityAgeing",
              new Milliseconds(0, 3_600_000),
              "GATEWAY_PERFORMANCE_PRIORITY_AGEING")
          .byDefault(10_000L)
          .live()
          .says("After how long at its level a waiter rises to the next one; 0: never.");
  public static final Setting<Integer> PRIORITY_SHARE =
      ofGateway("priorityShare", new WholeNumber(0, 25), "GATEWAY_PERFORMANCE_PRIORITY_SHARE")
          .byDefault(5)
          .live()
          .says(
              "Percent of the places, and of the room to wait, that each level has at least while it has a use for it; 0: none.");

  public static final Setting<Integer> MAX_SOCKETS =
      ofGateway("maxSockets", new WholeNumber(1, 100_000), "GATEWAY_PERFORMANCE_MAX_SOCKETS")
          .inFixed(50)
          .otherwise("as many as are admitted")
          .live()
          .says("Connections to one host.");
  public static final Setting<Integer> MAX_FREE_SOCKETS =
      ofGateway(
              "maxFreeSockets", new WholeNumber(0, 100_000), "GATEWAY_PERFORMANCE_MAX_FREE_SOCKETS")
          .inFixed(10)
          .otherwise("the peak of the last minute, at least 10")
          .live()
          .says("Idle connections kept to one host.");
  public static final Setting<Long> TIMEOUT =
      ofGateway("timeout", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_PERFORMANCE_SOCKET_TIMEOUT")
          .inFixed(30_000L)
          .otherwise(OWN)
          .live()
          .says("The longest silence on a connection that is in use.");
  public static final Setting<Long> CONNECT_TIMEOUT =
      ofGateway("connectTimeout", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_PERFORMANCE_CONNECT_TIMEOUT")
          .otherwise(OWN)
          .live()
          .says("The longest time to open a connection.");
  public static final Setting<Boolean> KEEP_ALIVE =
      ofGateway("keepAlive", Flag.INSTANCE, "GATEWAY_PERFORMANCE_KEEP_ALIVE")
          .byDefault(true)
          .live()
          .says("Whether connections are used again.");
  public static final Setting<Long> KEEP_ALIVE_MSECS =
      ofGateway(
              "keepAliveMsecs", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_PERFORMANCE_KEEP_ALIVE_MSECS")
          .byDefault(1000L)
          .live()
          .says("Delay of TCP keep-alive on new connections.");
  public static final Setting<Long> IDLE_TIMEOUT =
      ofGateway("idleTimeout", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_PERFORMANCE_IDLE_TIMEOUT")
          .byDefault(30_000L)
          .live()
          .says("How long a connection may rest; the server's `Keep-Alive` hint wins if shorter.");
  public static final Setting<Long> MAX_LIFETIME =
      ofGateway("maxLifetime", Milliseconds.UP_TO_A_DAY, "GATEWAY_PERFORMANCE_MAX_LIFETIME")
          .byDefault(300_000L)
          .live()
          .says("How old a connection may get; with jitter in the adaptive profile.");

  public static final Setting<Long> CACHE_MODELS_TTL =
      ttl("models").byDefault(300_000L).says("How long a listing of models is repeated.");
  public static final Setting<Integer> CACHE_MODELS_SIZE =
      size("models").byDefault(100).says("Listings of models that are kept.");
  public static final Setting<Long> CACHE_PROVIDERS_TTL =
      ttl("providers").byDefault(60_000L).says("How long a listing of providers is repeated.");
  public static final Setting<Integer> CACHE_PROVIDERS_SIZE =
      size("providers").byDefault(50).says("Listings of providers that are kept.");
  public static final Setting<Long> CACHE_HEALTH_TTL =
      ttl("health")
          .inFixed(30_000L)
          .otherwise("off; 30000 where a rule asks for the cache")
          .says("How long a provider's health answer is repeated; a value turns the cache on.");
  public static final Setting<Integer> CACHE_HEALTH_SIZE =
      size("health").byDefault(100).says("Health answers that are kept.");
  public static final Setting<Long> CACHE_RESPONSES_TTL =
      ttl("responses").byDefault(60_000L).says("How long an answer is repeated, by rule only.");
  public static final Setting<Integer> CACHE_RESPONSES_SIZE =
      size("responses").byDefault(500).says("Answers that are kept, by rule only.");
  public static final Setting<Long> CACHE_MAX_BYTES =
      ofGateway("cache.maxBytes", new Bytes(1L << 40), "GATEWAY_PERFORMANCE_CACHE_MAX_BYTES")
          .byDefault(16L << 20)
          .live()
          .says("Memory of all local caches together.");

  public static final Setting<Integer> BREAKER_FAILURE_THRESHOLD =
      ofGateway(
              "breaker.failureThreshold",
              new WholeNumber(1, 10_000),
              "GATEWAY_CIRCUIT_BREAKER_FAILURE_THRESHOLD")
          .inFixed(5)
          .otherwise("by rate: half of at least 20 exchanges in 10 s")
          .live()
          .says("Failures in a row that open a breaker.");
  public static final Setting<Long> BREAKER_TIMEOUT =
      ofGateway("breaker.timeout", Milliseconds.UP_TO_AN_HOUR, "GATEWAY_CIRCUIT_BREAKER_TIMEOUT")
          .inFixed(60_000L)
          .otherwise("no call is too slow")
          .live()
          .says("From when on a call is so slow that it counts as a failure.");
  public static final Setting<Long> BREAKER_RESET_TIMEOUT =
      ofGateway(
              "breaker.resetTimeout",
              Milliseconds.UP_TO_A_DAY,
              "GATEWAY_CIRCUIT_BREAKER_RESET_TIMEOUT")
          .inFixed(300_000L)
          .inAdaptive(5000L)
          .live()
          .says("How long a breaker stays open; unset and adaptive, doubling to 60000.");

  static final List<Setting<?>> ALL =
      List.of(
          MAX_CONCURRENT,
          MAX_QUEUE_SIZE,
          REQUEST_TIMEOUT,
          PRIORITY_LEVELS,
          PRIORITY_AGEING,
          PRIORITY_SHARE,
          MAX_SOCKETS,
          MAX_FREE_SOCKETS,
          TIMEOUT,
          CONNECT_TIMEOUT,
          KEEP_ALIVE,
          KEEP_ALIVE_MSECS,
          IDLE_TIMEOUT,
          MAX_LIFETIME,
          CACHE_MODELS_TTL,
          CACHE_MODELS_SIZE,
          CACHE_PROVIDERS_TTL,
          CACHE_PROVIDERS_SIZE,
          CACHE_HEALTH_TTL,
          CACHE_HEALTH_SIZE,
          CACHE_RESPONSES_TTL,
          CACHE_RESPONSES_SIZE,
          CACHE_MAX_BYTES,
          BREAKER_FAILURE_THRESHOLD,
          BREAKER_TIMEOUT,
          BREAKER_RESET_TIMEOUT);

  private GatewaySettings() {}

  private static Setting.Draft<Long> ttl(String cache) {
    return ofGateway(cacheName(cache, ".defaultTTL"), TTL, cacheVariable(cache, "_TTL")).live();
  }

  private static Setting.Draft<Integer> size(String cache) {
    String variable = cacheVariable(cache, "_MAX_SIZE");
    return ofGateway(cacheName(cache, ".maxSize"), ENTRIES, variable).live();
  }

  private static String cacheName(String cache, String end) {
    return "cache.".concat(cache).concat(end);
  }

  private static String cacheVariable(String cache, String end) {
    String upper = cache.toUpperCase(Locale.ROOT);
    return "GATEWAY_PERFORMANCE_CACHE_".concat(upper).concat(end);
  }
}
