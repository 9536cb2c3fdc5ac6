package dev.outrider.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the tables in docs/api.md that this version serves: {@code | GET /path | V | yes |
 * fields |}. The fields are JSON pointers in the hidden list below the tables, a line for a row.
 */
record ContractRow(String method, String path, String right, List<String> fields) {
  private static final Pattern ROW =
      Pattern.compile("\\| (GET|POST|DELETE|PATCH) (/\\S*) \\| ([AV-]) \\| yes \\|.*");

  static List<ContractRow> served() {
    List<String> lines = lines();
    List<ContractRow> rows = new ArrayList<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String head = row.group(1) + " " + row.group(2);
        rows.add(new ContractRow(row.group(1), row.group(2), row.group(3), fields(lines, head)));
      }
    }
    if (rows.size() < 10) {
      throw new IllegalStateException("docs/api.md has only these rows: " + rows);
    }
    return rows;
  }

  String samplePath() {
    return path.replace("{cacheName}", "models");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private static List<String> fields(List<String> lines, String head) {
    List<String> fields = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("    " + head + ": ")) {
        String prefix = "";
        for (String word : line.substring(head.length() + 6).split("[ ,]+")) {
          if (word.endsWith("/")) {
            prefix = word;
          } else {
            fields.add(prefix + word);
          }
        }
      }
    }
    return fields;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("..", "docs", "api.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
