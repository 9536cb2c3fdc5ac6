package dev.outrider.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every difference between two sides, by call, run and field. Immutable.
 *
 * @param differences in the order of the calls; empty where the sides are the same in everything
 * @param calls how many calls were compared
 * @param varying the names of the calls that differed at first, in what the first side does at
 *     times by itself
 * @param context what helps to understand the differences: thread dumps, output of a JVM that died
 */
public record Report(
    List<Difference> differences, int calls, Set<String> varying, List<String> context) {
  public Report {
    differences = List.copyOf(differences);
    varying = Set.copyOf(varying);
    context = List.copyOf(context);
  }

  static Report of(List<Report> parts) {
    List<Difference> differences = new ArrayList<>();
    List<String> context = new ArrayList<>();
    Set<String> varying = new TreeSet<>();
    int calls = 0;
    for (Report part : parts) {
      differences.addAll(part.differences);
      context.addAll(part.context);
      varying.addAll(part.varying);
      calls += part.calls;
    }
    return new Report(differences, calls, varying, context);
  }

  /** Returns whether the sides are the same in everything. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Returns the differences that showed more than once. */
  public List<Difference> recurring() {
    return differences.stream().filter(Difference::recurs).toList();
  }

  /** Returns the names of the calls that differ. */
  public Set<String> callsThatDiffer() {
    return differences.stream().map(Difference::call).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(differences.size()).append(" differences in ").append(calls).append(" calls\n");
    String call = "";
    for (Difference difference : differences) {
      if (!difference.call().equals(call)) {
        call = difference.call();
        text.append(call).append('\n');
      }
      String unit = difference.timed() ? " ms" : "";
      text.append("  run ").append(difference.run()).append(", ").append(difference.field());
      text.append(" (")
          .append(difference.seen())
          .append(" of ")
          .append(difference.of())
          .append(")");
      text.append("\n    expected ").append(difference.expected()).append(unit);
      text.append("\n    but was  ").append(difference.actual()).append(unit).append('\n');
    }
    if (!varying.isEmpty()) {
      text.append("vary natively too: ").append(String.join(", ", varying)).append('\n');
    }
    context.forEach(more -> text.append(more).append('\n'));
    return text.toString();
  }
}
