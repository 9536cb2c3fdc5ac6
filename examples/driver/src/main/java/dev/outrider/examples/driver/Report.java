package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was printed, and whether it was as it must be. Not thread-safe. */
final class Report {
  private final List<Section> sections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void add(Section section) {
    sections.add(section);
    System.out.print(section.text());
    System.out.flush();
  }

  /** Says what goes on; not part of the report. */
  static void progress(String what) {
    System.out.println("... " + what);
    System.out.flush();
  }

  /** Notes what must not be: the exit code will be 1. */
  void fail(String what) {
    failures.add(what);
    System.out.println("FAILED: " + what);
  }

  boolean isGood() {
    return failures.isEmpty();
  }

  /** Writes all of it where {@code --json} says, if it was given. */
  void writeWhereAsked(Arguments arguments) throws IOException {
    Optional<Path> json = arguments.path("json");
    if (json.isPresent()) {
      write(json.get());
    }
  }

  void write(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ok", isGood());
    all.put("failures", failures);
    all.put("sections", sections.stream().map(Section::json).toList());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
  }
}
