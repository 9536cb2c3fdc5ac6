package dev.outrider.testkit;

import dev.outrider.testkit.server.Http2Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs the calls of a list on two sides and compares them in everything: one JVM a side, alive for
 * the whole comparison, and never both busy. Each call meets a server of its own on ports of its
 * own, which is a new origin to an agent.
 *
 * <p>A difference in time alone counts only if it shows again, in the same run, step and direction,
 * in each of {@value #TRIES} comparisons: what the agent does to a call it does every time, what
 * the machine does to it does not last. Every other difference counts at once. Confined to one
 * thread.
 */
public final class Differential implements AutoCloseable {
  private static final int TRIES = 5;

  private final Class<? extends CallList> list;
  private final Http2Server http2 = Http2Server.open();
  private final SideRun expected;
  private final SideRun actual;

  private Differential(Class<? extends CallList> list, Side expected, Side actual) {
    this.list = list;
    this.expected = new SideRun(expected, list, http2);
    this.actual = new SideRun(actual, list, http2);
  }

  /** Starts both JVMs. The list has a public constructor without parameters. */
  public static Differential between(Side expected, Side actual, Class<? extends CallList> list) {
    return new Differential(list, expected, actual);
  }

  /** Returns what differs, over all calls of the list. */
  public Report compareAll() {
    return compare(call -> true);
  }

  /** Returns what differs, over the calls that are wanted. */
  public Report compare(Predicate<Call> wanted) {
    List<Report> parts = calls().stream().filter(wanted).map(this::compare).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("no call of " + list.getName() + " is wanted");
    }
    return Report.of(parts);
  }

  /** Returns what differs in one call. */
  public Report compare(Call call) {
    List<String> context = new ArrayList<>();
    List<Difference> first = once(call, context);
    Set<Difference> lasting = new LinkedHashSet<>(first);
    for (int i = 1; i < TRIES && lasting.stream().anyMatch(Difference::timed); i++) {
      List<Difference> again = once(call, context);
      lasting.removeIf(one -> one.timed() && again.stream().noneMatch(one::sameAs));
      again.stream().filter(next -> !next.timed()).forEach(lasting::add);
    }
    return new Report(List.copyOf(lasting), 1, lasting.isEmpty() ? List.of() : context);
  }

  /** Returns what the JVM of the second side has printed so far. */
  public String output() {
    return actual.output();
  }

  @Override
  public void close() {
    expected.close();
    actual.close();
    http2.close();
  }

  private List<Call> calls() {
    try {
      return list.getDeclaredConstructor().newInstance().calls();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(list + " needs a public constructor", e);
    }
  }

  private List<Difference> once(Call call, List<String> context) {
    List<List<Finding>> left = expected.run(call);
    List<List<Finding>> right = actual.run(call);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < call.runs(); i++) {
      differences.addAll(Comparison.of(call.name(), i + 1, left.get(i), right.get(i)));
      addContext(context, expected.side(), left.get(i));
      addContext(context, actual.side(), right.get(i));
    }
    return differences;
  }

  private static void addContext(List<String> context, Side side, List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.kind() == Finding.Kind.CONTEXT && !finding.value().isEmpty()) {
        context.add(side.name() + ": " + finding.field() + "\n" + finding.value());
      }
    }
  }
}
