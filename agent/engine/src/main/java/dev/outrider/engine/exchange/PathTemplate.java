package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as rules name it: {@code /v1/items/{id}}, {@code /files/**}.
 *
 * <p>{@code {name}} or {@code *} stands for one segment that is not empty; {@code **}, at the end
 * only, for any number of segments, none included. Everything else is compared as it is written.
 * Immutable.
 */
public final class PathTemplate {
  /** How deep a template may be; it bounds the look-up as well. */
  private static final int MAX_SEGMENTS = 32;

  /** The segment that stands for one. */
  static final String ONE = "*";

  private final String text;
  private final List<String> segments;
  private final boolean open;

  private PathTemplate(String text, List<String> segments, boolean open) {
    this.text = text;
    this.segments = List.copyOf(segments);
    this.open = open;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException with what is allowed, when it is none
   */
  public static PathTemplate of(String text) {
    if (text.isEmpty() || text.charAt(0) != '/' || text.indexOf('?') >= 0) {
      throw new IllegalArgumentException("a path that begins with /, without a query");
    }
    List<String> segments = split(text);
    boolean open = !segments.isEmpty() && segments.get(segments.size() - 1).equals("**");
    if (open) {
      segments.remove(segments.size() - 1);
    }
    if (segments.size() > MAX_SEGMENTS) {
      throw new IllegalArgumentException("a path of at most " + MAX_SEGMENTS + " segments");
    }
    for (int i = 0; i < segments.size(); i++) {
      segments.set(i, segment(segments.get(i)));
    }
    return new PathTemplate(text, segments, open);
  }

  /** The segments before the end; {@link #ONE} for a variable one. */
  List<String> segments() {
    return segments;
  }

  /** Whether more segments may follow. */
  boolean open() {
    return open;
  }

  private static List<String> split(String text) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (text.length() > 1 && from <= text.length()) {
      int slash = text.indexOf('/', from);
      int end = slash < 0 ? text.length() : slash;
      segments.add(text.substring(from, end));
      from = end + 1;
    }
    return segments;
  }

  private static String segment(String text) {
    if (text.equals(ONE) || isVariable(text)) {
      return ONE;
    }
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0 || text.indexOf('*') >= 0) {
      throw new IllegalArgumentException("{name} or * as a whole segment, ** at the end only");
    }
    return text;
  }

  private static boolean isVariable(String text) {
    return text.length() > 2
        && text.charAt(0) == '{'
        && text.indexOf('}') == text.length() - 1
        && text.lastIndexOf('{') == 0
        && text.indexOf(':') < 0;
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathTemplate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
