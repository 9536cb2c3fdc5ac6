package dev.outrider.sidecar.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of the first page, each by its name; no other file of the jar can be asked for. */
final class ConsoleRows {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private ConsoleRows() {}

  static List<Row> rows() {
    return List.of(
        file("/", "index.html"),
        file("/console/style.css", "style.css"),
        file("/console/main.js", "main.js"),
        file("/console/api.js", "api.js"),
        file("/console/dom.js", "dom.js"),
        file("/console/panels.js", "panels.js"),
        file("/favicon.svg", "favicon.svg"));
  }

  private static Row file(String path, String name) {
    byte[] bytes = read(name);
    String type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "text/plain");
    return Row.now("GET", path, Right.NONE, Set.of(), call -> Reply.of(200, type, bytes));
  }

  private static byte[] read(String name) {
    try (InputStream in = ConsoleRows.class.getResourceAsStream("/console/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks console/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
