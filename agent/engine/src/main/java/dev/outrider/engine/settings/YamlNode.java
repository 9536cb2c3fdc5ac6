package dev.outrider.engine.settings;

import java.util.List;

/** A YAML document as it is written: texts, lists and mappings, each with its line (from 1). */
sealed interface YamlNode {
  int line();

  /** A single value; a null of YAML is the empty text. */
  record Scalar(String text, int line) implements YamlNode {}

  /** A sequence. */
  record Items(List<YamlNode> items, int line) implements YamlNode {}

  /** A mapping, in the order of the file; a key may stand there twice. */
  record Entries(List<Entry> entries, int line) implements YamlNode {}

  /** One key with its value. */
  record Entry(String key, YamlNode value, int line) {}
}
