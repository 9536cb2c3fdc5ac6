package dev.outrider.engine.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One segment of the compiled templates: where a path may go on, and what ends here. Immutable. */
final class PathNode {
  private final String literal;
  private final @Nullable PathNode[] literals; // hashed by segment, open addressing
  private final @Nullable PathNode one;
  private final RouteEntry[] here;
  private final RouteEntry[] below;

  PathNode(
      String literal,
      List<PathNode> literals,
      @Nullable PathNode one,
      List<RouteEntry> here,
      List<RouteEntry> below) {
    this.literal = literal;
    this.literals = hashed(literals);
    this.one = one;
    this.here = here.toArray(new RouteEntry[0]);
    this.below = below.toArray(new RouteEntry[0]);
  }

  /**
   * Returns the first entry that fits the rest of the path, or {@code best} when that comes first.
   *
   * @param from where the next segment begins; beyond the end of the path when there is none
   */
  @Nullable RouteEntry find(
      String path,
      int from,
      String method,
      @Nullable HeaderSource headers,
      @Nullable RouteEntry best) {
    RouteEntry found = first(below, method, headers, best);
    if (from > path.length()) {
      return first(here, method, headers, found);
    }
    int slash = path.indexOf('/', from);
    int end = slash < 0 ? path.length() : slash;
    PathNode next = literal(path, from, end);
    if (next != null) {
      found = next.find(path, end + 1, method, headers, found);
    }
    if (one != null && end > from) {
      found = one.find(path, end + 1, method, headers, found);
    }
    return found;
  }

  private static @Nullable RouteEntry first(
      RouteEntry[] entries,
      String method,
      @Nullable HeaderSource headers,
      @Nullable RouteEntry best) {
    for (RouteEntry entry : entries) {
      if (!entry.comesBefore(best)) {
        return best;
      }
      if (entry.accepts(method, headers)) {
        return entry;
      }
    }
    return best;
  }

  private @Nullable PathNode literal(String path, int from, int end) {
    int mask = literals.length - 1;
    int slot = hash(path, from, end) & mask;
    PathNode node = literals[slot];
    while (node != null) {
      if (node.is(path, from, end)) {
        return node;
      }
      slot = (slot + 1) & mask;
      node = literals[slot];
    }
    return null;
  }

  private boolean is(String path, int from, int end) {
    return literal.length() == end - from && path.startsWith(literal, from);
  }

  private static @Nullable PathNode[] hashed(List<PathNode> nodes) {
    int size = Integer.highestOneBit(nodes.size() * 2 + 1) * 2; // never full: a search ends
    @Nullable PathNode[] table = new PathNode[size];
    for (PathNode node : nodes) {
      int slot = hash(node.literal, 0, node.literal.length()) & (size - 1);
      while (table[slot] != null) {
        slot = (slot + 1) & (size - 1);
      }
      table[slot] = node;
    }
    return table;
  }

  private static int hash(String text, int from, int end) {
    int hash = 0;
    for (int i = from; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash ^ (hash >>> 16);
  }
}
