package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first entry, in the order of the rules, whose template fits a path. Immutable.
 *
 * <p>The walk visits at most the nodes of the trie, whatever the path, and allocates nothing.
 */
final class PathTrie {
  private final PathNode root;

  PathTrie(List<RouteEntry> entries) {
    Draft draft = new Draft();
    for (RouteEntry entry : entries) {
      draft.add(entry);
    }
    this.root = draft.freeze("");
  }

  /** Returns the entry, or null when none fits; {@code path} is without its query. */
  @Nullable RouteEntry find(String path, String method, @Nullable HeaderSource headers) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return null; // "*" of OPTIONS, "host:port" of CONNECT
    }
    int from = path.length() == 1 ? 2 : 1; // "/" has no segment at all
    return root.find(path, from, method, headers, null);
  }

  /** A node while it grows. */
  private static final class Draft {
    private final Map<String, Draft> children = new LinkedHashMap<>();
    private final List<RouteEntry> here = new ArrayList<>();
    private final List<RouteEntry> below = new ArrayList<>();

    void add(RouteEntry entry) {
      Draft node = this;
      for (String segment : entry.path().segments()) {
        node = node.child(segment);
      }
      (entry.path().open() ? node.below : node.here).add(entry);
    }

    private Draft child(String segment) {
      Draft child = children.get(segment);
      if (child == null) {
        child = new Draft();
        children.put(segment, child);
      }
      return child;
    }

    PathNode freeze(String literal) {
      List<PathNode> literals = new ArrayList<>();
      PathNode one = null;
      for (Map.Entry<String, Draft> child : children.entrySet()) {
        PathNode node = child.getValue().freeze(child.getKey());
        if (child.getKey().equals(PathTemplate.ONE)) {
          one = node;
        } else {
          literals.add(node);
        }
      }
      return new PathNode(literal, literals, one, here, below);
    }
  }
}
