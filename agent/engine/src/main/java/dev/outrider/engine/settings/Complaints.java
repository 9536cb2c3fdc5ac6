package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.List;

/** What was wrong in one file while it is read. Used by one thread. */
final class Complaints {
  private final String file;
  private final List<Refusal> refusals = new ArrayList<>();

  Complaints(String file) {
    this.file = file;
  }

  Origin origin(int line) {
    return new Origin(Source.YAML, file + " line " + line);
  }

  /** Says {@code name problem (from file line n), consequence}. */
  void add(String name, String problem, int line, String consequence) {
    Origin origin = origin(line);
    String message = name + " " + problem + Refusal.from(origin) + consequence;
    refusals.add(Refusal.of(name, origin, message));
  }

  void add(Refusal refusal) {
    refusals.add(refusal);
  }

  int count() {
    return refusals.size();
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
