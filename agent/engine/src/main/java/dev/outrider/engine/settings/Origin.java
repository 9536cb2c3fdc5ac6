package dev.outrider.engine.settings;

/**
 * Where a value came from.
 *
 * @param where for people: the variable, the line of the file
 */
public record Origin(Source source, String where) {
  static final Origin BUILT_IN = new Origin(Source.BUILT_IN, "built in");
}
