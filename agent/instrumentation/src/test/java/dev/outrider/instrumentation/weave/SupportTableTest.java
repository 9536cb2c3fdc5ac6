package dev.outrider.instrumentation.weave;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.instrumentation.attach.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/supported-libraries.md} is what the registry says; {@code -Doutrider.docs=write}
 * writes it.
 */
final class SupportTableTest {
  private static final List<Library> CUT =
      Libraries.ALL.stream().filter(library -> !library.cuts().isEmpty()).toList();

  @Test
  void isTheOneThatTheRegistryGives() throws IOException {
    Path file = root().resolve("docs/supported-libraries.md");
    String generated = SupportTable.page(Libraries.ALL);
    if ("write".equals(System.getProperty("outrider.docs"))) {
      Files.writeString(file, generated);
    }

    assertThat(Files.readString(file))
        .as("docs/supported-libraries.md; rewrite it with -Doutrider.docs=write")
        .isEqualTo(generated);
  }

  @Test
  void everyLibraryThatIsCutHasAPageOfItsOwn() {
    for (Library library : CUT) {
      assertThat(root().resolve("docs/libraries/" + library.name() + ".md")).exists();
    }
  }

  @Test
  void theVersionsAreThoseThatTheBuildTestsWith() throws IOException {
    String pom = Files.readString(root().resolve("pom.xml"));

    for (Library library : CUT) {
      for (String version : List.of(library.support().oldest(), library.support().newest())) {
        if (!version.startsWith("JDK ")) {
          assertThat(pom).as(library.name()).containsPattern("version>" + version + "</");
        }
      }
    }
  }

  @Test
  void everyReasonIsSomeLibrarys() {
    Set<NativeReason> used = new HashSet<>();
    CUT.forEach(library -> used.addAll(library.support().reasons()));

    assertThat(used).containsExactlyInAnyOrder(NativeReason.values());
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/decisions"))) {
      folder = requireNonNull(folder.getParent(), "no folder above has docs/decisions");
    }
    return folder;
  }
}
