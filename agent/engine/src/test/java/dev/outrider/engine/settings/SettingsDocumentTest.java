package dev.outrider.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/settings.md} is what the declarations say; {@code -Doutrider.docs=write} writes it.
 */
class SettingsDocumentTest {
  private static final Path FILE = Path.of("..", "..", "docs", "settings.md");

  @Test
  void isTheOneThatTheDeclarationsGive() throws IOException {
    String generated = new SettingsDocument().text();
    if ("write".equals(System.getProperty("outrider.docs"))) {
      Files.createDirectories(FILE.toAbsolutePath().normalize().getParent());
      Files.writeString(FILE, generated);
    }

    assertThat(Files.readString(FILE))
        .as("docs/settings.md; rewrite it with -Doutrider.docs=write")
        .isEqualTo(generated);
  }

  @Test
  void showsEverySettingWithItsVariable() {
    String text = new SettingsDocument().text();

    for (Setting<?> setting : DeclaredSettings.all()) {
      assertThat(text).contains("| `" + setting.name() + "` | `" + setting.environment().get(0));
    }
  }
}
