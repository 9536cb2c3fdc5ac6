package dev.outrider.testkit;

import dev.outrider.testkit.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what two sides found in the same run of the same call. */
final class Comparison {
  private static final String ORDER = "order of steps";
  private static final long TOLERANCE_MILLIS = 50;
  private static final double TOLERANCE_SHARE = 0.2;

  private final String call;
  private final int run;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(String call, int run) {
    this.call = call;
    this.run = run;
  }

  static List<Difference> of(String call, int run, List<Finding> expected, List<Finding> actual) {
    Comparison comparison = new Comparison(call, run);
    Map<String, Finding> left = byField(expected);
    Map<String, Finding> right = byField(actual);
    Set<String> fields = new LinkedHashSet<>(left.keySet());
    fields.addAll(right.keySet());
    fields.forEach(field -> comparison.compare(field, left.get(field), right.get(field)));
    comparison.compareOrder(expected, actual);
    return comparison.differences;
  }

  private void compare(String field, @Nullable Finding expected, @Nullable Finding actual) {
    if (expected == null || actual == null) {
      add(field, value(expected), value(actual), false);
    } else if (!isEqual(expected, actual)) {
      add(field, expected.value(), actual.value(), expected.kind() == Kind.TIME);
    }
  }

  private void compareOrder(List<Finding> expected, List<Finding> actual) {
    if (!steps(expected).equals(steps(actual))) {
      add(ORDER, steps(expected), steps(actual), false);
    }
  }

  /** Returns whether {@code actual} of that field, times aside, is no difference from a run. */
  static boolean isAmong(List<Finding> run, String field, String actual) {
    if (field.equals(ORDER)) {
      return steps(run).equals(actual);
    }
    Finding seen = byField(run).get(field);
    if (seen == null || actual.equals(Difference.ABSENT)) {
      return value(seen).equals(actual);
    }
    return seen.kind() == Kind.TIME || isEqual(seen, new Finding(seen.kind(), field, actual, 0));
  }

  private void add(String field, String expected, String actual, boolean timed) {
    differences.add(new Difference(call, run, field, expected, actual, timed));
  }

  private static boolean isEqual(Finding expected, Finding actual) {
    return switch (expected.kind()) {
      case TIME -> isNear(expected.number(), actual.number());
      case AT_MOST -> actual.number() <= expected.number() + expected.slack();
      case EXACT -> expected.value().equals(actual.value());
      case CONTEXT -> true;
    };
  }

  private static boolean isNear(long expected, long actual) {
    long tolerance = Math.max(TOLERANCE_MILLIS, Math.round(expected * TOLERANCE_SHARE));
    return Math.abs(actual - expected) <= tolerance;
  }

  private static String value(@Nullable Finding finding) {
    return finding == null ? Difference.ABSENT : finding.value();
  }

  private static String steps(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.kind() == Kind.TIME)
        .map(Finding::field)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Finding> byField(List<Finding> findings) {
    Map<String, Finding> fields = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.kind() != Kind.CONTEXT) {
        fields.put(finding.field(), finding);
      }
    }
    return fields;
  }
}
