package dev.outrider.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each declaration, through each source. */
class EverySettingTest {
  private static final List<Source> AT_START =
      List.of(Source.YAML, Source.ENVIRONMENT, Source.PROPERTIES, Source.ARGUMENTS);

  private final Path folder;

  EverySettingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Arguments> everyPair() {
    return DeclaredSettings.all().stream()
        .flatMap(setting -> AT_START.stream().map(source -> arguments(setting, source)))
        .filter(pair -> pair.get()[0] != OutriderSettings.CONFIG || pair.get()[1] != Source.YAML);
  }

  static Stream<Setting<?>> everySetting() {
    return DeclaredSettings.all().stream();
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void isReadFromEverySource(Setting<?> setting, Source source) {
    String sample = sample(setting);

    Settings settings = SettingsKit.with(folder.resolve("a.yaml"), setting, source, sample).read();

    assertThat(settings.get(setting)).isEqualTo(setting.type().read(sample)).isNotNull();
    assertThat(settings.get(setting)).isNotEqualTo(setting.byProfile(Profile.ADAPTIVE));
    assertThat(settings.origin(setting).source()).isEqualTo(source);
    if (setting != OutriderSettings.CONFIG) {
      assertThat(settings.refusals()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void refusesAWrongValueFromEverySource(Setting<?> setting, Source source) {
    String wrong = source == Source.YAML ? "'" + "!".repeat(5000) + "'" : "!".repeat(5000);

    Settings settings = SettingsKit.with(folder.resolve("a.yaml"), setting, source, wrong).read();

    assertThat(settings.refusals()).isNotEmpty();
    assertThat(settings.refusals().get(0).name()).isEqualTo(setting.name());
    assertThat(settings.refusals().get(0).source()).isEqualTo(source);
    assertThat(settings.refusals().get(0).message()).hasSizeLessThan(500);
    assertThat(settings.isSet(setting)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void changesWhileTheGatewayRunsOnlyWhenItMay(Setting<?> setting) {
    SettingsFile file = new SettingsKit().open();
    String sample = sample(setting);

    List<Refusal> refused = file.change(Map.of(setting.name(), sample));

    assertThat(refused.isEmpty()).isEqualTo(setting.live());
    assertThat(Objects.equals(file.settings().get(setting), setting.type().read(sample)))
        .isEqualTo(setting.live());
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void hasAValueOrSaysWhatNoneMeans(Setting<?> setting) {
    for (Profile profile : Profile.values()) {
      Object value = setting.byProfile(profile);
      assertThat(value != null || !setting.noneMeans().isEmpty()).isTrue();
      assertThat(value == null || !setting.secret()).as("no secret is built in").isTrue();
    }
    assertThat(setting.sentence()).endsWith(".");
  }

  @Test
  void letsTheLaterSourceWin() {
    Path path = folder.resolve("a.yaml");
    SettingsKit kit = new SettingsKit(path, "performance:", "  maxConcurrent: 11");
    assertHolds(kit.read(), 11, Source.YAML);
    kit.variable("GATEWAY_PERFORMANCE_MAX_CONCURRENT", "12");
    assertHolds(kit.read(), 12, Source.ENVIRONMENT);
    kit.property("outrider.maxConcurrent", "13");
    assertHolds(kit.read(), 13, Source.PROPERTIES);
    SettingsFile file = kit.arguments("maxConcurrent=14").open();
    assertHolds(file.settings(), 14, Source.ARGUMENTS);

    assertThat(file.change(Map.of("maxConcurrent", "15"))).isEmpty();

    assertHolds(file.settings(), 15, Source.LIVE);
  }

  @Test
  void joinsNestedKeysAndReadsLists() {
    Settings settings =
        new SettingsKit(
                folder.resolve("a.yaml"),
                "outrider:",
                "  log: {level: debug}",
                "  credential.headers: [X-Tenant, Authorization]",
                "performance:",
                "  cache:",
                "    models: {defaultTTL: 9, maxSize: 8}",
                "    maxBytes: 2 MB")
            .read();

    assertThat(settings.refusals()).isEmpty();
    assertThat(settings.get(OutriderSettings.LOG_LEVEL)).isEqualTo(LogLevel.DEBUG);
    assertThat(settings.get(OutriderSettings.CREDENTIAL_HEADERS))
        .containsExactly("X-Tenant", "Authorization");
    assertThat(settings.get(GatewaySettings.CACHE_MODELS_SIZE)).isEqualTo(8);
    assertThat(settings.get(GatewaySettings.CACHE_MAX_BYTES)).isEqualTo(2L << 20);
  }

  @Test
  void givesEachProfileItsOwnValuesAndKeepsWhatTheUserSets() {
    Settings fixed =
        new SettingsKit()
            .variable("GATEWAY_PERFORMANCE_PROFILE", "fixed")
            .variable("GATEWAY_PERFORMANCE_MAX_SOCKETS", "77")
            .read();
    Settings adaptive = new SettingsKit().read();

    assertThat(fixed.get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(10);
    assertThat(fixed.get(GatewaySettings.MAX_SOCKETS)).isEqualTo(77);
    assertThat(fixed.nanosOr(GatewaySettings.BREAKER_TIMEOUT, -1)).isEqualTo(60_000_000_000L);
    assertThat(fixed.routerRules().healthCache()).isTrue();
    assertThat(adaptive.get(GatewaySettings.MAX_CONCURRENT)).isNull();
    assertThat(adaptive.get(GatewaySettings.MAX_QUEUE_SIZE)).isEqualTo(1000);
    assertThat(adaptive.nanosOr(GatewaySettings.BREAKER_TIMEOUT, -1)).isEqualTo(-1);
    assertThat(adaptive.routerRules().healthCache()).isFalse();
    assertThat(adaptive.refusals()).isEmpty();
  }

  private static void assertHolds(Settings settings, int value, Source source) {
    assertThat(settings.get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(value);
    assertThat(settings.origin(GatewaySettings.MAX_CONCURRENT).source()).isEqualTo(source);
    assertThat(settings.refusals()).isEmpty();
  }

  /** An allowed value that is no default. */
  private static String sample(Setting<?> setting) {
    for (String text :
        List.of("7", "true", "false", "off", "observe", "fixed", "warn", "json", "http://h:1")) {
      boolean allowed = setting.type().read(text) != null;
      if (allowed
          && !Objects.equals(setting.type().read(text), setting.byProfile(Profile.ADAPTIVE))) {
        return text;
      }
    }
    throw new AssertionError("no sample for " + setting);
  }
}
