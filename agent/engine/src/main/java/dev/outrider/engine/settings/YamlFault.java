package dev.outrider.engine.settings;

/** A document that cannot be read as a whole; the message names the line. */
final class YamlFault extends Exception {
  private static final long serialVersionUID = 1;

  YamlFault(int line, String problem) {
    super("line " + line + ": " + problem);
  }

  YamlFault(String problem) {
    super(problem);
  }
}
