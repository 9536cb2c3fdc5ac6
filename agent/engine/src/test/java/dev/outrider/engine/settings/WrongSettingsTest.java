package dev.outrider.engine.settings;

import static dev.outrider.engine.settings.SettingsKit.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said once, clearly, without secrets; and the rest holds. */
class WrongSettingsTest {
  private final Path folder;

  WrongSettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givesTenWrongSettingsTenMessages() {
    Path path = folder.resolve("gateway.yaml");
    Settings settings =
        new SettingsKit(
                path,
                "performance:",
                "  maxConcurent: 5",
                "  maxSockets: -1",
                "  cache: {models: {defaultTTL: 5 minutes}}",
                "  mode: observe",
                "outrider:",
                "  enabled: maybe",
                "alerts: []",
                "routs: []")
            .variable("GATEWAY_PERFORMANCE_REQUEST_TIMEOUT", "30s")
            .variable("OUTRIDER_ADMIN_TOKEN", "two words")
            .property("outrider.profile", "fast")
            .arguments("verbose,mode")
            .read();

    String at = " (from " + path + " line ";
    assertThat(messages(settings))
        .containsExactlyInAnyOrder(
            "\"maxConcurent\"" + at + "2) is no setting, left out; did you mean maxConcurrent?",
            "maxSockets is \"-1\""
                + at
                + "3); allowed: a whole number, 1 to 100000; keeping none: as many as are admitted",
            "cache.models.defaultTTL is \"5 minutes\""
                + at
                + "4); allowed: milliseconds, 1 to 604800000; keeping 300000",
            "mode stands under performance" + at + "5), left out; its place is under outrider",
            "enabled is \"maybe\"" + at + "7); allowed: true or false; keeping true",
            "alerts is not known to this version yet" + at + "8), left out",
            "\"routs\" is no section"
                + at
                + "9), left out; allowed: performance, outrider, routes, providers",
            "requestTimeout is \"30s\" (from GATEWAY_PERFORMANCE_REQUEST_TIMEOUT);"
                + " allowed: milliseconds, 1 to 3600000; keeping 30000",
            "admin-token is not usable (from OUTRIDER_ADMIN_TOKEN); allowed: 1 to 1024 visible"
                + " ASCII characters without spaces; keeping none: made at first start",
            "profile is \"fast\" (from -Doutrider.profile);"
                + " allowed: fixed or adaptive; keeping adaptive",
            "\"verbose\" (from agent argument verbose) is no setting, left out",
            "\"mode\" (from agent argument mode) has no value, left out; write mode=value");
    assertThat(settings.refusesToStart()).isFalse();
  }

  @Test
  void readsTheDocumentedArguments() {
    Settings settings = new SettingsKit().arguments("console, mode=observe,strict=true").read();

    assertThat(settings.refusals()).isEmpty();
    assertThat(settings.get(OutriderSettings.SIDECAR)).isEqualTo("embedded");
    assertThat(settings.modes().reroute().text()).isEqualTo("observe");
    assertThat(settings.refusesToStart()).isFalse();
  }

  @Test
  void refusesToStartOnlyWhenAskedTo() {
    Settings settings = new SettingsKit().arguments("strict=true,port=x").read();

    assertThat(settings.refusesToStart()).isTrue();
    assertThat(settings.get(OutriderSettings.PORT)).isEqualTo(6464);
  }

  @Test
  void takesTheValueBelowAWrongOne() {
    Settings settings =
        new SettingsKit(folder.resolve("a.yaml"), "performance:", "  requestTimeout: 5000")
            .variable("GATEWAY_PERFORMANCE_REQUEST_TIMEOUT", "30s")
            .read();

    assertThat(settings.get(GatewaySettings.REQUEST_TIMEOUT)).isEqualTo(5000);
    assertThat(messages(settings).get(0)).endsWith("keeping 5000");
  }

  @Test
  void namesAContradictionWithBothItsSides() {
    Settings settings =
        new SettingsKit()
            .variable("GATEWAY_PERFORMANCE_MAX_SOCKETS", "20")
            .variable("GATEWAY_PERFORMANCE_MAX_FREE_SOCKETS", "60")
            .read();

    assertThat(messages(settings))
        .containsExactly(
            "maxFreeSockets is 60 (from GATEWAY_PERFORMANCE_MAX_FREE_SOCKETS), above maxSockets 20"
                + " (from GATEWAY_PERFORMANCE_MAX_SOCKETS); keeping 20");
    assertThat(settings.get(GatewaySettings.MAX_FREE_SOCKETS)).isEqualTo(20);
  }

  @Test
  void fitsADefaultToWhatTheUserSetWithoutAWord() {
    Settings settings = new SettingsKit().arguments("profile=fixed,maxSockets=5").read();

    assertThat(settings.get(GatewaySettings.MAX_FREE_SOCKETS)).isEqualTo(5);
    assertThat(settings.refusals()).isEmpty();
  }

  @Test
  void readsSecretsFromFilesAndShowsThemNowhere() throws IOException {
    Path secret = Files.writeString(folder.resolve("token"), "t0ps3cret\n");
    Settings good =
        new SettingsKit().variable("OUTRIDER_LINK_TOKEN_FILE", secret.toString()).read();
    Settings wrong =
        new SettingsKit()
            .variable("OUTRIDER_LINK_TOKEN", "t0ps3cret with space")
            .variable("OUTRIDER_SECRET_FILE", folder.resolve("none").toString())
            .variable("OUTRIDER_ADMIN_TOKN", "t0ps3cret")
            .arguments("link-token:t0ps3cret,link-tokn=t0ps3cret")
            .read();

    assertThat(good.get(OutriderSettings.LINK_TOKEN)).isEqualTo("t0ps3cret");
    assertThat(OutriderSettings.LINK_TOKEN.show("t0ps3cret")).isEqualTo("(secret)");
    assertThat(messages(wrong)).hasSize(5).noneMatch(message -> message.contains("t0ps3cret"));
    assertThat(messages(wrong)).anyMatch(message -> message.contains("there is no such file"));
  }

  @Test
  void knowsTheVariablesThatKubernetesMakesOfAService() {
    Settings settings =
        new SettingsKit()
            .variable("OUTRIDER_PORT", "tcp://10.0.0.7:6464")
            .variable("OUTRIDER_PORT_6464_TCP_ADDR", "10.0.0.7")
            .variable("OUTRIDER_SERVICE_HOST", "10.0.0.7")
            .variable("OUTRIDER_SIDECAR_PORT", "tcp://10.0.0.7:6464")
            .variable("OUTRIDER_MODE", "")
            .read();

    assertThat(settings.refusals()).isEmpty();
    assertThat(settings.get(OutriderSettings.PORT)).isEqualTo(6464);
  }

  @Test
  void switchesLibrariesByTheirNames() {
    Settings settings =
        new SettingsKit(
                folder.resolve("a.yaml"), "outrider: {libraries: {tomcat: false, jetty: maybe}}")
            .variable("OUTRIDER_LIBRARIES_JAVA_HTTP_CLIENT", "false")
            .read();

    assertThat(settings.library("tomcat")).isFalse();
    assertThat(settings.library("java-http-client")).isFalse();
    assertThat(settings.library("jetty")).isTrue();
    assertThat(settings.library("okhttp")).isTrue();
    assertThat(messages(settings)).hasSize(1).first().asString().startsWith("libraries.jetty is");
  }

  @Test
  void turnsEverythingOffWithOneWord() {
    Settings off = new SettingsKit().arguments("enabled=false,cache=enforce").read();
    Settings watched = new SettingsKit().arguments("mode=observe,cache=off").read();

    assertThat(off.modes())
        .hasToString("Modes[reroute=OFF, cache=OFF, admission=OFF, breaker=OFF]");
    assertThat(watched.modes())
        .hasToString("Modes[reroute=OBSERVE, cache=OFF, admission=OBSERVE, breaker=OBSERVE]");
  }
}
