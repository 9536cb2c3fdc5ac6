package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled templates against the plain reading of their rules. */
class PathTrieTest {
  private static final String[] SEGMENTS = {"a", "b", "aa", "v1", "Aa", "BB", "", "{x}"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheEntryThatTryingAllInOrderFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<RouteEntry> entries = entries(random);
      PathTrie trie = new PathTrie(entries);
      for (int i = 0; i < 200; i++) {
        String path = path(random);
        String method = random.nextBoolean() ? "GET" : "POST";

        assertThat(trie.find(path, method, null))
            .as("seed %d, %s %s in %s", seed, method, path, entries.stream().map(e -> e.path()))
            .isSameAs(firstThatFits(entries, path, method));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, /, true",
    "/, /a, false",
    "/a, /a/, false",
    "/a/, /a/, true",
    "/a/**, /a, true",
    "/a/**, /a/, true",
    "/a/**, /a/b/c, true",
    "/a/**, /ab, false",
    "/**, /, true",
    "/a/{x}, /a/, false",
    "/a/{x}, /a/b, true",
    "/a/*, /a/b, true",
    "/a/{x}/c, /a/b/c, true",
    "/a/{x}/c, /a/b/d, false",
    "/a, /A, false",
    "/**, *, false",
    "/**, host:443, false",
  })
  void readsTemplatesAsPeopleDo(String template, String path, boolean fits) {
    RouteEntry entry = entry(0, null, template);

    RouteEntry found = new PathTrie(List.of(entry)).find(path, "GET", null);

    assertThat(found != null).isEqualTo(fits);
  }

  @Test
  void walksNoMoreThanTheTrieForAHostilePath() {
    List<RouteEntry> entries = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      entries.add(entry(i, null, "/a".repeat(i) + "/{x}" + "/a".repeat(30 - i) + "/end"));
    }
    PathTrie trie = new PathTrie(entries);

    assertThat(trie.find("/a".repeat(100_000), "GET", null)).isNull();
    assertThat(trie.find("/a".repeat(31) + "/end", "GET", null)).isSameAs(entries.get(0));
  }

  private static List<RouteEntry> entries(Random random) {
    List<RouteEntry> entries = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      String end = random.nextInt(4) == 0 ? "/**" : "";
      String method = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "GET" : "POST";
      String path = template(random) + end;
      entries.add(entry(i, method, path.isEmpty() ? "/" : path));
    }
    return entries;
  }

  private static String template(Random random) {
    StringBuilder text = new StringBuilder();
    int depth = random.nextInt(5);
    for (int i = 0; i < depth; i++) {
      text.append('/').append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
    }
    return text.toString();
  }

  private static String path(Random random) {
    String path = template(random);
    return path.isEmpty() ? "/" : path;
  }

  private static RouteEntry entry(int order, @Nullable String method, String template) {
    RouteMatch match = new RouteMatch(null, method, PathTemplate.of(template), null, null);
    Route route = new Route(template, Direction.INBOUND, Treatment.NONE);
    return new RouteEntry(order, match, route, List.of());
  }

  private static @Nullable RouteEntry firstThatFits(
      List<RouteEntry> entries, String path, String method) {
    for (RouteEntry entry : entries) {
      if (entry.accepts(method, null) && fits(entry.path().toString(), path)) {
        return entry;
      }
    }
    return null;
  }

  private static boolean fits(String template, String path) {
    List<String> wanted = segments(template);
    List<String> given = segments(path);
    boolean open = !wanted.isEmpty() && wanted.get(wanted.size() - 1).equals("**");
    int fixed = open ? wanted.size() - 1 : wanted.size();
    if (open ? given.size() < fixed : given.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      boolean any = wanted.get(i).equals("{x}") && !given.get(i).isEmpty();
      if (!any && !wanted.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
  }
}
