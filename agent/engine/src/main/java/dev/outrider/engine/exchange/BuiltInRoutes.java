package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes that exist without any rule, in each direction. */
final class BuiltInRoutes {
  /** Asked by probes and scrapers, which have to get through when nobody else does. */
  private static final List<String> EXEMPT =
      List.of(
          "/health",
          "/healthz",
          "/health/live",
          "/health/ready",
          "/health/liveness",
          "/health/readiness",
          "/live",
          "/livez",
          "/ready",
          "/readyz",
          "/metrics",
          "/actuator/health/**",
          "/actuator/prometheus",
          "/actuator/metrics/**",
          "/q/health/**",
          "/q/metrics/**");

  /** Calls of the APIs that many speak, as gateways also offer them. */
  private static final List<String> CALLS =
      List.of(
          "/v1/chat/completions",
          "/v1/completions",
          "/v1/responses",
          "/v1/embeddings",
          "/v1/messages",
          "/v1/messages/count_tokens",
          "/v1/moderations",
          "/v1/rerank",
          "/v1/images/generations",
          "/v1/audio/speech",
          "/v1/audio/transcriptions");

  private static final String LISTING = "/v1/models";
  private static final List<String> HEALTH = List.of("/health", "/healthz");

  private BuiltInRoutes() {}

  static List<RouteRule> inbound() {
    List<RouteRule> rules = new ArrayList<>();
    for (String path : EXEMPT) {
      rules.add(rule("GET", path, Treatment.exempted()));
      rules.add(rule("HEAD", path, Treatment.exempted()));
    }
    rules.add(rule("GET", LISTING, Treatment.NONE));
    addCalls(rules, CALLS);
    return rules;
  }

  /** The listing of OpenAI's form counts at any host: a local model server speaks it too. */
  static List<RouteRule> outbound(@Nullable KnownApi api, boolean healthCache) {
    List<RouteRule> rules = new ArrayList<>();
    rules.add(rule("GET", LISTING, Treatment.cached("models")));
    if (api != null) {
      for (String listing : api.listings()) {
        int space = listing.indexOf(' ');
        Treatment cached = Treatment.cached(listing.substring(0, space));
        rules.add(rule("GET", listing.substring(space + 1), cached));
      }
      addCalls(rules, api.calls());
    }
    for (String path : HEALTH) {
      rules.add(rule("GET", path, healthCache ? Treatment.cached("health") : Treatment.NONE));
    }
    addCalls(rules, CALLS);
    return rules;
  }

  private static void addCalls(List<RouteRule> rules, List<String> paths) {
    rules.add(rule("GET", LISTING.concat("/{model}"), Treatment.NONE));
    for (String path : paths) {
      rules.add(rule("POST", path, Treatment.NONE));
    }
  }

  private static RouteRule rule(String method, String path, Treatment treatment) {
    RouteMatch match = new RouteMatch(null, method, PathTemplate.of(path), null, null);
    return new RouteRule(method.concat(" ").concat(path), match, treatment);
  }
}
