package dev.outrider.testkit.server;

import java.util.List;

/** A header or trailer field as it stood on the wire: its name in the case that was sent. */
public record Field(String name, String value) {
  /** Returns whether the field has that name, in whatever case. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  static Field parse(String line) {
    int colon = line.indexOf(':');
    return colon < 0
        ? new Field(line, "")
        : new Field(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  static String first(List<Field> fields, String name) {
    for (Field field : fields) {
      if (field.is(name)) {
        return field.value;
      }
    }
    return "";
  }
}
