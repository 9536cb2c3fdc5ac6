package dev.outrider.examples.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A titled table: printed for people and written as JSON from the same cells. Not thread-safe. */
final class Section {
  private final String title;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  Section(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** Adds a row: numbers stay numbers in the JSON; NaN is shown as a dash and left out there. */
  Section row(Object... cells) {
    rows.add(List.of(cells));
    return this;
  }

  String text() {
    int[] widths = new int[columns.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      int widest = rows.stream().mapToInt(row -> shown(row.get(at)).length()).max().orElse(0);
      widths[column] = Math.max(widest, columns.get(column).length());
    }
    StringBuilder text = new StringBuilder("\n").append(title).append('\n');
    line(text, columns, widths);
    rows.forEach(row -> line(text, row, widths));
    return text.toString();
  }

  Map<String, Object> json() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        if (!isNaN(row.get(column))) {
          object.put(columns.get(column), row.get(column));
        }
      }
      objects.add(object);
    }
    return Map.of("title", title, "rows", objects);
  }

  private static void line(StringBuilder text, List<?> cells, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      String cell = shown(cells.get(column));
      String padding = " ".repeat(widths[column] - cell.length());
      boolean number = cells.get(column) instanceof Number;
      text.append("  ").append(number ? padding + cell : cell + padding);
    }
    text.append('\n');
  }

  private static String shown(Object cell) {
    if (isNaN(cell)) {
      return "-";
    }
    if (cell instanceof Double number) {
      return String.format(Locale.ROOT, number >= 1000 ? "%.0f" : "%.2f", number);
    }
    return String.valueOf(cell);
  }

  private static boolean isNaN(Object cell) {
    return cell instanceof Double number && number.isNaN();
  }
}
