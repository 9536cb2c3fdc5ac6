package dev.outrider.instrumentation.weave;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code docs/supported-libraries.md} from the registry. */
final class SupportTable {
  private static final String INTRODUCTION =
      """
      # Supported libraries

      This page is written by the build from the code's own registry (`attach.Libraries`); what each library's page says is
      written by hand. The name is the one in `libraries.NAME` ([settings](settings.md)), in `/admin/instances` and in the log.

      | name | library | tested, oldest to newest | where it is cut | what is done | on rejection | stays native |
      |---|---|---|---|---|---|---|
      """;

  private static final String REASONS =
      """

      # Every reason to stay native

      Counted by name in `native` of `/admin/performance/connection-pool` and in `outrider_native_total{reason=...}`. The list
      is closed. A native call is still queued, guarded and measured.

      | reason | it means | libraries |
      |---|---|---|
      """;

  private static final String UNSUPPORTED =
      """

      # Known, and not supported yet

      Found by one class of its own, said once in the log, listed under `unsupported` of `/admin/instances` and on the page, and
      left as it is.

      | name | library |
      |---|---|
      """;

  private static final String LEFT_ALONE =
      """

      # A version that we do not know

      Before a class is woven, its cuts have to be there, and every member that the instrumentation uses of the library (lists
      that the build finds, `outrider/needs/NAME` in the agent's jar). If one is missing the library is left alone, with the
      version and what is missing in one log line, under `unsupported` of `/admin/instances` and on the page. A version beyond
      those tested that has all of them is entered.

      What is on none of these lists is not noticed at all.
      """;

  private SupportTable() {}

  /** Returns the page. */
  static String page(List<Library> libraries) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    libraries.stream().filter(SupportTable::isCut).forEach(library -> row(page, library));
    page.append(REASONS);
    for (NativeReason reason : NativeReason.values()) {
      List<String> names =
          libraries.stream()
              .filter(library -> library.support().reasons().contains(reason))
              .map(library -> code(library.name()))
              .toList();
      cells(page, code(reason.text()), reason.meaning(), String.join(", ", names));
    }
    page.append(UNSUPPORTED);
    libraries.stream()
        .filter(library -> !isCut(library))
        .forEach(library -> cells(page, code(library.name()), library.support().title()));
    return page.append(LEFT_ALONE).toString();
  }

  private static boolean isCut(Library library) {
    return !library.cuts().isEmpty();
  }

  private static void row(StringBuilder page, Library library) {
    Support support = library.support();
    String cuts =
        library.cuts().stream()
            .map(cut -> code(cut.text()))
            .distinct()
            .collect(Collectors.joining(", "));
    String reasons =
        support.reasons().stream()
            .map(reason -> code(reason.text()))
            .collect(Collectors.joining(", "));
    cells(
        page,
        "[" + code(library.name()) + "](libraries/" + library.name() + ".md)",
        support.title(),
        support.oldest() + " to " + support.newest(),
        cuts,
        support.does(),
        support.governs() ? support.rejection() : "–",
        reasons.isEmpty() ? "–" : reasons);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void cells(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
