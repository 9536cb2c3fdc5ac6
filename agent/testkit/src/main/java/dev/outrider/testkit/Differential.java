package dev.outrider.testkit;

import dev.outrider.testkit.server.Http2Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs the calls of a list on two sides and compares them in everything: one JVM a side, alive for
 * the whole comparison, and never both busy. Each call meets a server of its own on ports of its
 * own, which is a new origin to an agent.
 *
 * <p>A difference in time alone counts only if it shows again, in the same run, step and direction,
 * in each of {@value #TRIES} comparisons with the sides in turn going first: what the agent does to
 * a call it does every time, what the machine does to it does not last. Every other difference
 * counts unless the native side is seen to do the same at times: clients race with their servers
 * and with themselves. It is asked up to {@value #NATIVE_TRIES} times more; a call that is excused
 * by that is told in the report as one that varies. Confined to one thread.
 */
public final class Differential implements AutoCloseable {
  private static final int TRIES = 8;
  private static final int NATIVE_TRIES = 24;
  private static final long NATIVE_TRIES_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Class<? extends CallList> list;
  private final Http2Server http2 = Http2Server.open();
  private final SideRun expected;
  private final SideRun actual;
  private Set<String> known = Set.of();

  private Differential(Class<? extends CallList> list, Side expected, Side actual) {
    this.list = list;
    this.expected = new SideRun(expected, list, http2);
    this.actual = new SideRun(actual, list, http2);
  }

  /** Starts both JVMs. The list has a public constructor without parameters. */
  public static Differential between(Side expected, Side actual, Class<? extends CallList> list) {
    return new Differential(list, expected, actual);
  }

  /** Takes the names of calls that are meant to differ: the native side is not asked about them. */
  public Differential knowing(Set<String> calls) {
    known = Set.copyOf(calls);
    return this;
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
    Varying natively = new Varying();
    List<Difference> shown = once(call, context, natively, true);
    for (int i = 1; i < TRIES && isOpen(shown); i++) {
      shown = merged(shown, once(call, context, natively, i % 2 == 0), i);
    }
    List<Difference> left = unexcused(call, shown, natively);
    boolean varies = left.size() < shown.size();
    return new Report(
        left, 1, varies ? Set.of(call.name()) : Set.of(), left.isEmpty() ? List.of() : context);
  }

  /** Returns what the native side is never seen to do, however often it is asked. */
  private List<Difference> unexcused(Call call, List<Difference> shown, Varying natively) {
    List<Difference> left = natively.withoutItsOwn(shown);
    long begin = System.nanoTime();
    int tries = known.contains(call.name()) ? 0 : NATIVE_TRIES;
    for (int i = 0; i < tries && mayVary(left); i++) {
      if (System.nanoTime() - begin > NATIVE_TRIES_NANOS) {
        break;
      }
      natively.add(expected.run(call));
      left = natively.withoutItsOwn(left);
    }
    return left;
  }

  private static boolean mayVary(List<Difference> left) {
    return left.stream().noneMatch(one -> one.field().equals(Run.HUNG))
        && left.stream().anyMatch(one -> !one.timed());
  }

  /** Whether another comparison could tell more than is known. A hung call is told at once. */
  private static boolean isOpen(List<Difference> shown) {
    return shown.stream().noneMatch(one -> one.field().equals(Run.HUNG))
        && shown.stream().anyMatch(one -> one.timed() || !one.recurs());
  }

  private static List<Difference> merged(
      List<Difference> shown, List<Difference> now, int comparisons) {
    List<Difference> merged = new ArrayList<>();
    for (Difference one : shown) {
      Difference after = one.after(now);
      if (!after.timed() || after.seen() == after.of()) {
        merged.add(after);
      }
    }
    for (Difference one : now) {
      if (!one.timed() && shown.stream().noneMatch(one::sameAs)) {
        merged.add(one.firstSeenAfter(comparisons));
      }
    }
    return merged;
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

  private List<Difference> once(
      Call call, List<String> context, Varying natively, boolean expectedFirst) {
    List<List<Finding>> before = expectedFirst ? List.of() : actual.run(call);
    List<List<Finding>> left = expected.run(call);
    natively.add(left);
    List<List<Finding>> right = expectedFirst ? actual.run(call) : before;
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
