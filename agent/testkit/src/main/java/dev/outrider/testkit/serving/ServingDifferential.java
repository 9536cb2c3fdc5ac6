package dev.outrider.testkit.serving;

import dev.outrider.testkit.Difference;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Sends the calls of the list to one server on two sides and compares what comes back: one JVM a
 * side, alive for the whole comparison.
 *
 * <p>A server races with its clients: what it is seen to do natively too, asked up to {@value
 * #NATIVE_TRIES} times more, is no difference, and its call is told in the report as one that
 * varies. Confined to one thread.
 */
public final class ServingDifferential implements AutoCloseable {
  private static final int NATIVE_TRIES = 24;

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
    Set<String> varying = new TreeSet<>();
    int calls = 0;
    for (ServingCall call : ServingCalls.all()) {
      if (wanted.test(call.name())) {
        calls++;
        List<Difference> shown = compare(call);
        List<Difference> left = unexcused(call, shown);
        differences.addAll(left);
        if (left.size() < shown.size()) {
          varying.add(call.name());
        }
      }
    }
    return new Report(
        differences,
        calls,
        varying,
        differences.isEmpty() ? List.of() : List.of(expected.output(), output()));
  }

  private List<Difference> compare(ServingCall call) {
    Map<String, String> left = call.run(expected.port());
    Map<String, String> right = call.run(actual.port());
    Set<String> fields = new LinkedHashSet<>(left.keySet());
    fields.addAll(right.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      String before = value(left, field);
      String after = value(right, field);
      if (!before.equals(after)) {
        differences.add(new Difference(call.name(), 1, field, before, after, false, 1, 1));
      }
    }
    return differences;
  }

  /** Returns what the native side is never seen to do, however often it is asked. */
  private List<Difference> unexcused(ServingCall call, List<Difference> shown) {
    List<Difference> left = shown;
    for (int i = 0; i < NATIVE_TRIES && !left.isEmpty(); i++) {
      Map<String, String> natively = call.run(expected.port());
      left =
          left.stream().filter(one -> !value(natively, one.field()).equals(one.actual())).toList();
    }
    return left;
  }

  private static String value(Map<String, String> notes, String field) {
    return notes.getOrDefault(field, Difference.ABSENT);
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
