package dev.outrider.instrumentation.javanethttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.instrumentation.attach.Libraries;
import dev.outrider.instrumentation.weave.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/supported-libraries.md} lists what the code knows, no more and no less. */
final class SupportTableTest {
  private static final Pattern FIRST_CELL = Pattern.compile("\\| `([^`]+)` \\|.*");

  @Test
  void listsEveryLibraryInItsOrder() throws IOException {
    List<String> known = Libraries.ALL.stream().map(Library::name).toList();

    assertThat(rowsBelow("| name | library |")).isEqualTo(known);
  }

  @Test
  void saysOfALibraryWithoutACutThatItIsNotSupportedYet() throws IOException {
    String page = String.join("\n", page());

    for (Library library : Libraries.ALL) {
      String row = "(?m)^\\| `" + library.name() + "` \\|.*\\| not supported yet \\|$";
      assertThat(Pattern.compile(row).matcher(page).find())
          .as(library.name())
          .isEqualTo(library.cuts().isEmpty());
    }
  }

  @Test
  void explainsEveryReasonToStayNativeInItsOrder() throws IOException {
    List<String> reasons = Arrays.stream(NativeReason.values()).map(NativeReason::text).toList();

    assertThat(rowsBelow("| reason | it means |")).isEqualTo(reasons);
  }

  /** The words in the first column of the table with that header, from top to bottom. */
  private static List<String> rowsBelow(String header) throws IOException {
    List<String> words = new ArrayList<>();
    boolean inside = false;
    for (String line : page()) {
      inside = line.startsWith(header) || (inside && line.startsWith("|"));
      Matcher cell = FIRST_CELL.matcher(line);
      if (inside && cell.matches()) {
        words.add(cell.group(1));
      }
    }
    return words;
  }

  private static List<String> page() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/decisions"))) {
      folder = requireNonNull(folder.getParent(), "no folder above has docs/decisions");
    }
    return Files.readAllLines(folder.resolve("docs/supported-libraries.md"));
  }
}
