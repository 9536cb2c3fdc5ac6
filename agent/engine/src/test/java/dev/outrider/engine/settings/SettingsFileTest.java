package dev.outrider.engine.settings;

import static dev.outrider.engine.settings.SettingsKit.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The YAML file, read at the start and again. */
class SettingsFileTest {
  private final Path folder;
  private final Path path;
  private final SettingsKit kit;
  private final SettingsFile file;

  SettingsFileTest(@TempDir Path folder) {
    this.folder = folder;
    path = folder.resolve("gateway.yaml");
    kit = new SettingsKit(path, "performance: {maxConcurrent: 5, requestTimeout: 700}");
    file = kit.open();
  }

  @Test
  void takesUpWhatWasWritten() {
    assertThat(file.changed()).isFalse();

    kit.write("performance: {maxConcurrent: 6}", "outrider: {enabled: false}");

    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(6);
    assertThat(file.settings().get(GatewaySettings.REQUEST_TIMEOUT)).isEqualTo(30_000);
    assertThat(file.settings().modes().reroute().text()).isEqualTo("off");
    assertThat(file.changed()).isFalse();
  }

  @Test
  void seesAnEditThatLeavesTimeAndSizeAsTheyWere() throws IOException {
    FileTime time = Files.getLastModifiedTime(path);

    kit.write("performance: {maxConcurrent: 7, requestTimeout: 700}");
    Files.setLastModifiedTime(path, time);

    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(7);
  }

  @Test
  void followsTheLinkOfAConfigMap() throws IOException {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    Path first = Files.createDirectory(mount.resolve("..one"));
    Path second = Files.createDirectory(mount.resolve("..two"));
    Files.writeString(first.resolve("a.yaml"), "performance: {maxConcurrent: 1}");
    Files.writeString(second.resolve("a.yaml"), "performance: {maxConcurrent: 2}");
    Path data = Files.createSymbolicLink(mount.resolve("..data"), first.getFileName());
    Path visible = Files.createSymbolicLink(mount.resolve("a.yaml"), Path.of("..data/a.yaml"));
    SettingsFile mounted = new SettingsKit().arguments("config=" + visible).open();

    Files.delete(data);
    Files.createSymbolicLink(data, second.getFileName());

    assertThat(mounted.changed()).isTrue();
    assertThat(mounted.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(2);
  }

  @Test
  void keepsWhatHoldsForTheWrongValuesAndTakesTheOthers() {
    kit.write("performance: {maxConcurrent: many, requestTimeout: 800}");

    assertThat(file.changed()).isTrue();

    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(5);
    assertThat(file.settings().get(GatewaySettings.REQUEST_TIMEOUT)).isEqualTo(800);
    assertThat(messages(file.settings())).hasSize(1).first().asString().endsWith("keeping 5");
  }

  @Test
  void keepsAllWhenTheFileCannotBeRead() throws IOException {
    kit.write("performance: {maxConcurrent: 9", "outrider: x");
    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(5);
    assertThat(messages(file.settings()).get(0))
        .startsWith(path + " line 2: ")
        .endsWith("; keeping what it said before");

    Files.delete(path);
    assertThat(file.changed()).isTrue();
    assertThat(file.changed()).isFalse();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(5);
    assertThat(messages(file.settings()))
        .containsExactly(
            "cannot read " + path + ": there is no such file; keeping what it said before");

    kit.write("performance: {maxConcurrent: 6}");
    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(6);
    assertThat(file.settings().refusals()).isEmpty();
  }

  @Test
  void takesAnEmptyFileForOneThatIsBeingWritten() throws IOException {
    Files.writeString(path, "");
    assertThat(file.changed()).isFalse();
    kit.write("performance: {maxConcurrent: 6}");
    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(6);

    Files.writeString(path, "");
    assertThat(file.changed()).isFalse();
    assertThat(file.changed()).as("still empty: meant so").isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isNull();
  }

  @Test
  void saysWhatChangesOnlyWithTheJvm() {
    kit.write("outrider: {bind: 0.0.0.0, link-token: n3wtoken, headers: true}");

    assertThat(file.changed()).isTrue();

    assertThat(file.settings().get(OutriderSettings.BIND)).isEqualTo("127.0.0.1");
    assertThat(file.settings().get(OutriderSettings.LINK_TOKEN)).isNull();
    assertThat(file.settings().get(OutriderSettings.HEADERS)).isTrue();
    assertThat(messages(file.settings()))
        .containsExactlyInAnyOrder(
            "bind is now \"0.0.0.0\" (from "
                + path
                + " line 1); it changes only when the JVM starts anew; keeping 127.0.0.1",
            "link-token is now another (from "
                + path
                + " line 1); it changes only when the JVM starts anew;"
                + " keeping none: made at first start");
  }

  @Test
  void appliesALiveChangeWholeOrNotAtAll() {
    assertThat(file.change(Map.of("maxConcurrent", "8", "priorityLevels", "99"))).hasSize(1);
    assertThat(file.change(Map.of("maxConcurrent", "8", "nonsense", "1"))).hasSize(1);
    assertThat(file.change(Map.of("maxSockets", "8", "maxFreeSockets", "9"))).hasSize(1);
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(5);

    assertThat(file.change(Map.of("maxConcurrent", "8"))).isEmpty();
    kit.write("performance: {maxConcurrent: 6, requestTimeout: 900}");

    assertThat(file.changed()).isTrue();
    assertThat(file.settings().get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(8);
    assertThat(file.settings().get(GatewaySettings.REQUEST_TIMEOUT)).isEqualTo(900);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "performance: !!javax.script.ScriptEngineManager [x]",
        "performance: !mine {maxConcurrent: 6}",
        "{? [a] : b}",
        "- a",
        "performance: &a {b: *a}",
        "performance: {maxConcurrent: 6}\n---\nperformance: {}",
        "performance: {maxConcurrent: \u0001}"
      })
  void refusesAFileThatIsMoreThanSettingsAndStarts(String yaml) {
    Settings settings = new SettingsKit(folder.resolve("b.yaml"), yaml).read();

    assertThat(settings.refusals()).hasSize(1);
    assertThat(messages(settings).get(0)).endsWith("; no setting is taken from it");
    assertThat(settings.get(GatewaySettings.MAX_CONCURRENT)).isNull();
  }

  @Test
  void countsWhatAliasesMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]");
    for (int i = 1; i <= 15; i++) {
      String before = "*a" + (i - 1);
      bomb.append("\na" + i + ": &a" + i + " [" + before + ", " + before + ", " + before + "]");
    }

    Settings settings = new SettingsKit(folder.resolve("b.yaml"), bomb.toString()).read();

    assertThat(messages(settings)).hasSize(1).first().asString().contains("too large");
  }

  @Test
  void survivesAFileThatIsTooDeepOrTooLarge() {
    Settings deep = new SettingsKit(folder.resolve("b.yaml"), "[".repeat(500_000)).read();
    Settings large = new SettingsKit(folder.resolve("c.yaml"), "#".repeat(1 << 20)).read();

    assertThat(deep.refusals()).hasSize(1);
    assertThat(messages(large).get(0)).contains("it is larger than 1 MB");
  }

  @Test
  void startsWithoutTheFileThatItWasTold() {
    Settings missing = new SettingsKit().arguments("config=" + folder.resolve("no.yaml")).read();
    Settings directory = new SettingsKit().arguments("config=" + folder).read();

    assertThat(messages(missing))
        .containsExactly(
            "cannot read "
                + folder.resolve("no.yaml")
                + ": there is no such file; no setting is taken from it");
    assertThat(messages(directory).get(0)).contains("it is no file");
  }

  @Test
  void readsKeysThatStandTwiceOnce() {
    Settings settings =
        new SettingsKit(
                folder.resolve("b.yaml"),
                "performance:",
                "  maxConcurrent: 5",
                "  maxConcurrent: 6",
                "performance: {}")
            .read();

    assertThat(settings.get(GatewaySettings.MAX_CONCURRENT)).isEqualTo(5);
    assertThat(settings.refusals()).hasSize(2);
  }
}
