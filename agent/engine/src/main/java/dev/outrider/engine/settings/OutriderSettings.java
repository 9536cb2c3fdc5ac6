package dev.outrider.engine.settings;

import static dev.outrider.engine.settings.Setting.ofOutrider;

import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Mode;
import java.util.List;

/** The settings under {@code outrider:}, each with a variable {@code OUTRIDER_NAME}. */
public final class OutriderSettings {
  private static final Text PATH = new Text("a path", 4096);
  private static final Word<Mode> MODES = new Word<>(List.of(Mode.values()));

  public static final Setting<Boolean> ENABLED =
      ofOutrider("enabled", Flag.INSTANCE).byDefault(true).live().says("`false`: as if not there.");
  public static final Setting<Mode> MODE =
      ofOutrider("mode", new Word<>(List.of(Mode.ENFORCE, Mode.OBSERVE)))
          .byDefault(Mode.ENFORCE)
          .live()
          .says("`observe`: decide and record, act on nothing.");
  public static final Setting<Mode> REROUTE =
      feature("reroute").says("Whether outbound calls are carried by our pool.");
  public static final Setting<Mode> CACHE = feature("cache").says("Whether answers are repeated.");
  public static final Setting<Mode> ADMISSION =
      feature("admission").says("Whether exchanges are queued and rejected.");
  public static final Setting<Mode> BREAKER =
      feature("breaker").says("Whether a failing provider is left in peace.");

  public static final Setting<Profile> PROFILE =
      ofOutrider("profile", new Word<>(List.of(Profile.values())))
          .alsoFrom("GATEWAY_PERFORMANCE_PROFILE")
          .byDefault(Profile.ADAPTIVE)
          .live()
          .says("Which values hold where none is set.");
  public static final Setting<String> CONFIG =
      ofOutrider("config", PATH).otherwise("no file").says("The YAML file with all of these.");
  public static final Setting<Boolean> STRICT =
      ofOutrider("strict", Flag.INSTANCE)
          .byDefault(false)
          .says("`true`: refuse to start with a wrong setting.");
  public static final Setting<Boolean> HEADERS =
      ofOutrider("headers", Flag.INSTANCE)
          .byDefault(false)
          .live()
          .says("`Cache-Status` and `Server-Timing` on every answer.");

  public static final Setting<String> SIDECAR =
      ofOutrider("sidecar", new Address(List.of("auto", "embedded", "none")))
          .byDefault("auto")
          .says(
              "Where snapshots go. `auto`: 127.0.0.1 at `port` when a link token is known;"
                  + " `embedded`: into this JVM (the argument `console` for short).");
  public static final Setting<Integer> PORT =
      ofOutrider("port", new WholeNumber(0, 65_535))
          .byDefault(6464)
          .says("Where the sidecar listens, embedded or separate; 0: any free port.");
  public static final Setting<String> BIND =
      ofOutrider("bind", new Text("an address of this machine", 255))
          .byDefault("127.0.0.1")
          .says("The address that the sidecar listens on.");
  public static final Setting<String> DATA =
      ofOutrider("data", PATH)
          .otherwise("`~/.outrider`")
          .says("The sidecar's folder, where it keeps the tokens that it made.");
  public static final Setting<String> ADMIN_TOKEN =
      token("admin-token").says("Opens everything of the sidecar.");
  public static final Setting<String> VIEWER_TOKEN =
      token("viewer-token").says("Opens what only shows.");
  public static final Setting<String> LINK_TOKEN =
      token("link-token").says("Known to agent and sidecar, by which they know each other.");
  public static final Setting<String> INSTANCE =
      ofOutrider("instance", new Text("a text of at most 200 characters", 200))
          .otherwise("`OTEL_SERVICE_NAME`@host, else random")
          .says("The name that this JVM is shown by.");
  public static final Setting<String> SECRET =
      ofOutrider("secret", Token.INSTANCE)
          .otherwise("random, once a process")
          .secret()
          .says("Keys the caches; the same in all members of a fleet.");

  public static final Setting<Boolean> PRIORITY_TRUST =
      ofOutrider("priority.trust", Flag.INSTANCE)
          .byDefault(false)
          .live()
          .says("Believe `X-Request-Priority` from anyone.");
  public static final Setting<List<String>> CREDENTIAL_HEADERS =
      ofOutrider("credential.headers", new Names(16))
          .byDefault(Credential.KNOWN_HEADERS)
          .live()
          .reserved()
          .says("The headers that name who asks, the first that is there counts.");
  public static final Setting<String> METRICS_TOKEN =
      ofOutrider("metrics.token", Token.INSTANCE)
          .otherwise("open")
          .secret()
          .says("Closes `/metrics` to all who do not have it.");
  public static final Setting<String> OTLP_ENDPOINT =
      ofOutrider("otlp.endpoint", new Address(List.of()))
          .otherwise("nothing is exported")
          .reserved()
          .says("Where an embedded sidecar exports to.");
  public static final Setting<String> LOG =
      ofOutrider("log", LogTarget.INSTANCE)
          .byDefault("stderr")
          .says("Where our own lines go, at most 10 a second.");
  public static final Setting<LogLevel> LOG_LEVEL =
      ofOutrider("log.level", new Word<>(List.of(LogLevel.values())))
          .byDefault(LogLevel.INFO)
          .live()
          .says("From which weight on a line is written.");

  static final List<Setting<?>> ALL =
      List.of(
          ENABLED,
          MODE,
          REROUTE,
          CACHE,
          ADMISSION,
          BREAKER,
          PROFILE,
          CONFIG,
          STRICT,
          HEADERS,
          SIDECAR,
          PORT,
          BIND,
          DATA,
          ADMIN_TOKEN,
          VIEWER_TOKEN,
          LINK_TOKEN,
          INSTANCE,
          SECRET,
          PRIORITY_TRUST,
          CREDENTIAL_HEADERS,
          METRICS_TOKEN,
          OTLP_ENDPOINT,
          LOG,
          LOG_LEVEL);

  private OutriderSettings() {}

  private static Setting.Draft<Mode> feature(String name) {
    return ofOutrider(name, MODES).byDefault(Mode.ENFORCE).live();
  }

  private static Setting.Draft<String> token(String name) {
    return ofOutrider(name, Token.INSTANCE).otherwise("made at first start").secret();
  }
}
