package dev.outrider.engine.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a rule while it is read: each field is taken once, what is left over is refused.
 */
final class Fields {
  private static final String LEFT_OUT = "; the rule is left out";

  private final String at;
  private final int line;
  private final Complaints complaints;
  private final Map<String, YamlNode> left = new LinkedHashMap<>();

  private Fields(String at, int line, Complaints complaints) {
    this.at = at;
    this.line = line;
    this.complaints = complaints;
  }

  /** Returns the fields of {@code node}; none, and a complaint, when it is no mapping. */
  static Fields of(String at, YamlNode node, Complaints complaints) {
    Fields fields = new Fields(at, node.line(), complaints);
    if (node instanceof YamlNode.Entries entries) {
      for (YamlNode.Entry entry : entries.entries()) {
        fields.put(entry);
      }
    } else if (!isEmpty(node)) {
      complaints.add(at, "has to be a mapping", node.line(), LEFT_OUT);
    }
    return fields;
  }

  private void put(YamlNode.Entry entry) {
    if (left.putIfAbsent(entry.key(), entry.value()) != null) {
      complaints.add(at + "." + entry.key(), "is given twice", entry.line(), LEFT_OUT);
    }
  }

  /** Returns the value; null when there is none, or a wrong one, which is a complaint. */
  <T> @Nullable T take(String key, ValueType<T> type) {
    YamlNode node = left.remove(key);
    return node == null ? null : read(at + "." + key, node, type);
  }

  <T> T takeOr(String key, ValueType<T> type, T otherwise) {
    T value = take(key, type);
    return value == null ? otherwise : value;
  }

  /** The same for a field that has to be there. */
  <T> @Nullable T need(String key, ValueType<T> type) {
    if (!left.containsKey(key)) {
      complaints.add(at, "has no " + key, line, LEFT_OUT);
      return null;
    }
    return take(key, type);
  }

  /** Returns the fields below {@code key}, none when there is no such field. */
  Fields below(String key) {
    YamlNode node = left.remove(key);
    String path = at + "." + key;
    return node == null ? new Fields(path, line, complaints) : of(path, node, complaints);
  }

  @Nullable YamlNode takeNode(String key) {
    return left.remove(key);
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Reads one value on behalf of a field, or of an item of its list. */
  <T> @Nullable T read(String path, YamlNode node, ValueType<T> type) {
    T value = node instanceof YamlNode.Scalar scalar ? type.read(scalar.text()) : null;
    if (value == null) {
      String given =
          node instanceof YamlNode.Scalar scalar
              ? Refusal.quoted(scalar.text())
              : "no single value";
      String consequence = "; allowed: " + type.allowed() + LEFT_OUT;
      complaints.add(path, "is " + given, node.line(), consequence);
    }
    return value;
  }

  /** Refuses what nobody took. */
  void end() {
    for (Map.Entry<String, YamlNode> entry : left.entrySet()) {
      String path = at + "." + entry.getKey();
      complaints.add(path, "is no field of a rule", entry.getValue().line(), LEFT_OUT);
    }
  }

  private static boolean isEmpty(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty();
  }
}
