package dev.outrider.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name and labels of one number in a snapshot, and its text form {@code name{label=value,...}}.
 *
 * <p>The labels stand in the order in which {@link Metric} lists them, so that equal series have
 * equal text and the text can be a map's key. In a value {@code \}, {@code ,}, <code>{</code>,
 * {@code }} and {@code =} are escaped by a backslash. Immutable.
 *
 * @param metric what is counted
 * @param values one value for each of {@code metric.labels()}, in that order
 */
public record Series(Metric metric, List<String> values) {

  public Series {
    values = List.copyOf(values);
    if (values.size() != metric.labels().size()) {
      throw new IllegalArgumentException(
          metric + " has the labels " + metric.labels() + ", not " + values.size() + " values");
    }
  }

  // Said by hand, as all that a start-up looks up: a record's own cost the JVM 25 classes.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Series series
        && metric == series.metric
        && values.equals(series.values);
  }

  @Override
  public int hashCode() {
    return 31 * metric.hashCode() + values.hashCode();
  }

  /** Returns the series of {@code metric} with {@code values} for its labels, in their order. */
  public static Series of(Metric metric, String... values) {
    return new Series(metric, List.of(values));
  }

  /** Returns the value of {@code label}; fails when the metric has no such label. */
  public String label(String label) {
    int index = metric.labels().indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(metric + " has no label " + label);
    }
    return values.get(index);
  }

  /** Returns the text form, which {@link #parse} reads back. */
  public String text() {
    if (values.isEmpty()) {
      return metric.text();
    }
    StringBuilder text = new StringBuilder(metric.text()).append('{');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(metric.labels().get(i)).append('=');
      escape(values.get(i), text);
    }
    return text.append('}').toString();
  }

  /**
   * Returns the series that {@code text} names, or null when it names none that this version knows:
   * unknown names and labels are ignored, so that versions one minor apart work together.
   */
  public static @Nullable Series parse(String text) {
    Objects.requireNonNull(text);
    int brace = text.indexOf('{');
    Metric metric = Metric.named(brace < 0 ? text : text.substring(0, brace));
    if (metric == null) {
      return null;
    }
    List<String> parts = brace < 0 ? List.of() : parts(text, brace + 1);
    if (parts.size() != 2 * metric.labels().size()) {
      return null;
    }
    List<String> values = new ArrayList<>(metric.labels().size());
    for (int i = 0; i < metric.labels().size(); i++) {
      if (!metric.labels().get(i).equals(parts.get(2 * i))) {
        return null;
      }
      values.add(parts.get(2 * i + 1));
    }
    return new Series(metric, values);
  }

  private static void escape(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == ',' || c == '{' || c == '}' || c == '=') {
        text.append('\\');
      }
      text.append(c);
    }
  }

  /** Splits {@code label=value,label=value}} into label, value, label, value. */
  private static List<String> parts(String text, int start) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      } else if (c == '=' || c == ',' || c == '}') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    return parts;
  }
}
