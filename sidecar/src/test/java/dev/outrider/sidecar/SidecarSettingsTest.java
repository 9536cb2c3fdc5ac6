package dev.outrider.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.link.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarSettingsTest {
  @Test
  void theLastSourceWins() {
    Map<String, String> environment = Map.of("OUTRIDER_PORT", "1", "OUTRIDER_BIND", "::1");
    Map<String, String> properties = Map.of("outrider.port", "2", "outrider.metrics.token", "m");

    SidecarSettings settings =
        SidecarSettings.read(
            new Sources(environment::get, properties::get, Main.arguments(List.of("port=3"))));

    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.bind()).isEqualTo("::1");
    assertThat(settings.metricsToken()).isEqualTo("m");
  }

  @Test
  void aSecretMayStandInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("admin"), "from the file\n");
    Map<String, String> environment = Map.of("OUTRIDER_ADMIN_TOKEN_FILE", file.toString());

    SidecarSettings settings =
        SidecarSettings.read(new Sources(environment::get, name -> null, Map.of()));

    assertThat(settings.adminToken()).isEqualTo("from the file");
    assertThat(settings.toString()).doesNotContain("from the file");
  }

  @Test
  void takesTheAddressOfAServiceCalledLikeUsForNoPort() {
    Map<String, String> environment = Map.of("OUTRIDER_PORT", "tcp://10.0.0.7:6464");

    SidecarSettings settings =
        SidecarSettings.read(new Sources(environment::get, name -> null, Map.of()));

    assertThat(settings.port()).isEqualTo(6464);
  }

  @Test
  void saysWhatIsWrongAndWhatIsAllowed() {
    for (String port : new String[] {"x", "65536", "-1", "1.5"}) {
      Sources sources = new Sources(name -> null, name -> null, Map.of("port", port));
      assertThatThrownBy(() -> SidecarSettings.read(sources))
          .hasMessage("port is \"" + port + "\"; allowed: 0 to 65535");
    }
    assertThatThrownBy(() -> Main.arguments(List.of("prot=1")))
        .hasMessageContaining("prot")
        .hasMessageContaining("port");
  }

  @Test
  void tokensThatAreNotSetComeFromTheFileThatIsMadeOnce(@TempDir Path data) {
    List<String> lines = new ArrayList<>();

    Tokens first = TokenChoice.of(settings(data, "set by hand", null), lines::add);
    Tokens second = TokenChoice.of(settings(data, null, null), lines::add);

    assertThat(first.admin()).isEqualTo("set by hand");
    assertThat(second.link()).isEqualTo(first.link());
    assertThat(second.admin()).isNotEqualTo("set by hand");
    assertThat(lines.toString()).contains("tokens").doesNotContain(first.link(), first.viewer());
  }

  @Test
  void withoutAPlaceForTheFileTheVariablesAreNeeded(@TempDir Path folder) throws Exception {
    Path data = Files.writeString(folder.resolve("no-folder"), "");
    List<String> lines = new ArrayList<>();

    assertThatThrownBy(() -> TokenChoice.of(settings(data, "a", null), lines::add))
        .hasMessageContaining("OUTRIDER_LINK_TOKEN");
    Tokens tokens = TokenChoice.of(settings(data, "a", "l"), lines::add);

    assertThat(tokens.link()).isEqualTo("l");
    assertThat(tokens.viewer()).hasSizeGreaterThan(40);
    assertThat(lines).hasSize(1);
  }

  private static SidecarSettings settings(
      Path data, @Nullable String admin, @Nullable String link) {
    return new SidecarSettings(0, "127.0.0.1", data, admin, null, link, "");
  }
}
