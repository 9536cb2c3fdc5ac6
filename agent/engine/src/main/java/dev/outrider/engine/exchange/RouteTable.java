package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one direction, compiled: rules lie over the built-in ones, which give what a rule
 * leaves open. Immutable.
 */
final class RouteTable {
  private final PathTrie rules;
  private final PathTrie builtIn;
  private final Route other;

  private RouteTable(PathTrie rules, PathTrie builtIn, Route other) {
    this.rules = rules;
    this.builtIn = builtIn;
    this.other = other;
  }

  static RouteTable compile(
      Direction direction, List<RouteRule> rules, List<RouteRule> builtIn, RouterRules all) {
    List<RouteEntry> known = new ArrayList<>();
    for (RouteRule rule : builtIn) {
      Route route = route(rule, null, direction, all);
      known.add(new RouteEntry(known.size(), rule.match(), route, List.of()));
    }
    List<RouteEntry> ruled = new ArrayList<>();
    for (RouteRule rule : rules) {
      List<Route> over = new ArrayList<>();
      for (RouteRule below : builtIn) {
        over.add(route(rule, below, direction, all));
      }
      Route route = route(rule, null, direction, all);
      ruled.add(new RouteEntry(ruled.size(), rule.match(), route, over));
    }
    Route other = new Route(Route.OTHER, direction, finished(Treatment.NONE, all));
    return new RouteTable(new PathTrie(ruled), new PathTrie(known), other);
  }

  /** Returns the route of an exchange; never null. */
  Route find(String method, String path, @Nullable HeaderSource headers) {
    RouteEntry known = builtIn.find(path, method, headers);
    RouteEntry rule = rules.find(path, method, headers);
    if (rule != null) {
      return rule.over(known);
    }
    return known == null ? other : known.route();
  }

  Route other() {
    return other;
  }

  private static Route route(
      RouteRule rule, @Nullable RouteRule below, Direction direction, RouterRules all) {
    Treatment treatment = rule.treatment();
    if (below != null) {
      treatment = treatment.over(below.treatment());
    }
    return new Route(name(rule, below), direction, finished(treatment, all));
  }

  private static String name(RouteRule rule, @Nullable RouteRule below) {
    if (rule.name() != null) {
      return rule.name();
    }
    if (below != null) {
      return name(below, null);
    }
    String method = rule.match().method();
    String path = rule.match().path().toString();
    return method == null ? path : method + ' ' + path;
  }

  private static Treatment finished(Treatment treatment, RouterRules all) {
    return new Treatment(
        treatment.priority().trusting(all.trustPriority()),
        treatment.cache(),
        treatment.exempt(),
        treatment.modes().and(all.modes()));
  }
}
