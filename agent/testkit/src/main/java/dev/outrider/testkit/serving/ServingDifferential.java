package dev.outrider.testkit.serving;

import dev.outrider.testkit.Difference;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sends the calls of the list to one server on two sides and compares what comes back: one JVM a
 * side, alive for the whole comparison. Confined to one thread.
 */
public final class ServingDifferential implements AutoCloseable {
  private final ServedJvm expected;
  private final ServedJvm actual;

  private ServingDifferential(ServedJvm expected, ServedJvm actual) {
    this.expected = expected;
    this.actual = actual;
  }

  /** Starts both JVMs. */
  public static ServingDifferential between(
      Side expected, Side actual, Class<? extends Served> adapter) {
    return new ServingDifferential(
        new ServedJvm(expected, adapter), new ServedJvm(actual, adapter));
  }

  /** Returns what differs, over all calls. */
  public Report compareAll() {
    return compare(call -> true);
  }

  /** Returns what differs, over the calls whose names are wanted. */
  public Report compare(Predicate<String> wanted) {
    List<Difference> differences = new ArrayList<>();
    int calls = 0;
    for (ServingCall call : ServingCalls.all()) {
      if (wanted.test(call.name())) {
        calls++;
        differences.addAll(compare(call));
      }
    }
    return new Report(
        differences,
        calls,
        differences.isEmpty() ? List.of() : List.of(expected.output(), output()));
  }

  private List<Difference> compare(ServingCall call) {
    Map<String, String> left = call.run(expected.port());
    Map<String, String> right = call.run(actual.port());
    Set<String> fields = new LinkedHashSet<>(left.keySet());
    fields.addAll(right.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      String before = left.getOrDefault(field, Difference.ABSENT);
      String after = right.getOrDefault(field, Difference.ABSENT);
      if (!before.equals(after)) {
        differences.add(new Difference(call.name(), 1, field, before, after, false, 1, 1));
      }
    }
    return differences;
  }

  /** Returns what the JVM of the second side has printed so far. */
  public String output() {
    return actual.output();
  }

  @Override
  public void close() {
    expected.close();
    actual.close();
  }
}
