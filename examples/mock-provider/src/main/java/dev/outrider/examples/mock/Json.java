package dev.outrider.examples.mock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON text to plain values, RFC 8259: Map, List, String, Double, Boolean, and {@link #NULL}.
 *
 * <p>Here so that the provider needs nothing but the JDK.
 */
final class Json {
  static final Object NULL = new Object();

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Returns the value that the text is.
   *
   * @throws IllegalArgumentException saying where it is none
   */
  static Object parse(String text) {
    Json json = new Json(text);
    try {
      Object value = json.value();
      json.space();
      if (json.at < text.length()) {
        throw json.wrong();
      }
      return value;
    } catch (StringIndexOutOfBoundsException cutShort) {
      throw new IllegalArgumentException("JSON ends too early", cutShort);
    }
  }

  /** Returns the text as a JSON string. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private Object value() {
    space();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    for (boolean more = !taken('}'); more; more = separated('}')) {
      space();
      String name = string();
      if (!taken(':')) {
        throw wrong();
      }
      members.put(name, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    at++;
    for (boolean more = !taken(']'); more; more = separated(']')) {
      elements.add(value());
    }
    return elements;
  }

  private String string() {
    if (text.charAt(at++) != '"') {
      throw wrong();
    }
    StringBuilder out = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      out.append(c == '\\' ? escaped() : c);
    }
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
      default -> c;
    };
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (from == at) {
      throw wrong();
    }
    return Double.valueOf(text.substring(from, at));
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private boolean separated(char end) {
    if (taken(',')) {
      return true;
    }
    if (taken(end)) {
      return false;
    }
    throw wrong();
  }

  private boolean taken(char c) {
    space();
    boolean here = text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("JSON is wrong at character " + at);
  }
}
