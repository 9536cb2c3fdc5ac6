package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private final Router bare = Router.compile(RouterRules.NONE);

  @ParameterizedTest
  @CsvSource({
    "https, api.openai.com, /v1/models, openai, models",
    "https, API.OpenAI.com, /v1/models, openai, models",
    "https, api.anthropic.com, /v1/models, anthropic, models",
    "https, generativelanguage.googleapis.com, /v1beta/models, gemini, models",
    "https, api.groq.com, /openai/v1/models, groq, models",
    "https, openrouter.ai, /api/v1/models, openrouter, models",
    "https, openrouter.ai, /api/v1/providers, openrouter, providers",
    "https, acme.openai.azure.com, /openai/models, azure-openai, models",
    "http, localhost, /v1/models, localhost, models",
    "http, localhost, /api/tags, localhost, ",
    "https, api.openai.com, /v1/models/gpt-5, openai, ",
    "https, api.openai.com, /health, openai, ",
    "https, api.openai.com, /v1/modelsx, openai, ",
  })
  void knowsTheListingsOfTheApis(
      String scheme, String host, String path, String provider, @Nullable String cache) {
    Provider called = bare.provider(scheme, host, -1);

    assertThat(called.name()).isEqualTo(provider);
    assertThat(bare.outbound(called, "GET", path).cache()).isEqualTo(cache);
    assertThat(bare.outbound(called, "POST", path).cache()).isNull();
    assertThat(bare.inbound("GET", path).cache()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https, bedrock-runtime.eu-west-1.amazonaws.com, -1, bedrock",
    "https, bedrock-runtime..amazonaws.com.evil.example, -1,"
        + " bedrock-runtime..amazonaws.com.evil.example",
    "https, xapi.openai.com, -1, xapi.openai.com",
    "https, .openai.azure.com, -1, .openai.azure.com",
    "http, localhost, 11434, ollama",
    "http, Example.COM, 80, example.com",
    "https, example.com, 443, example.com",
    "https, example.com, 80, example.com:80",
    "http, example.com, 8080, example.com:8080",
    "http, [::1], 8080, [::1]:8080",
  })
  void namesProviders(String scheme, String host, int port, String name) {
    assertThat(bare.provider(scheme, host, port).name()).isEqualTo(name);
  }

  @Test
  void exemptsWhatProbesAndScrapersAsk() {
    for (String path : List.of("/health", "/readyz", "/metrics", "/actuator/health/readiness")) {
      assertThat(bare.inbound("GET", path).exempt()).as(path).isTrue();
      assertThat(bare.inbound("HEAD", path).exempt()).as(path).isTrue();
      assertThat(bare.inbound("POST", path).exempt()).as(path).isFalse();
    }
    assertThat(bare.inbound("GET", "/healthy").exempt()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health/../../v1/chat/completions",
        "/actuator/health/..",
        "/actuator/health/./x",
        "/actuator/health/..;/..;/v1/chat",
        "/actuator/health/%2e%2E/x",
        "/actuator/health/..%2fx",
        "/actuator/health/..\\x",
        "/actuator/health/%252e%252e/x",
        "/actuator/health/x;y=/../z",
      })
  void givesNoExemptionToAPathThatMayMeanAnother(String path) {
    assertThat(bare.inbound("GET", path).exempt()).isFalse();
    assertThat(bare.inbound("GET", path).name()).isEqualTo(Route.OTHER);
  }

  @Test
  void namesKnownCallsAndCallsTheRestOther() {
    Provider openai = bare.provider("https", "api.openai.com", -1);

    assertThat(bare.outbound(openai, "POST", "/v1/chat/completions").name())
        .isEqualTo("POST /v1/chat/completions");
    assertThat(bare.inbound("POST", "/v1/chat/completions").name())
        .isEqualTo("POST /v1/chat/completions");
    assertThat(bare.outbound(openai, "GET", "/v1/what/ever").name()).isEqualTo("other");
  }

  @Test
  void laysARuleOverWhatTheBuiltInTableSays() {
    Modes watched = Modes.all(Mode.OBSERVE);
    Treatment observe = new Treatment(PriorityRule.OPEN, CacheRule.NONE, null, watched);
    Router router = router(rule(null, match(null, "/**"), observe));
    Provider openai = router.provider("https", "api.openai.com", -1);

    Route listing = router.outbound(openai, "GET", "/v1/models");
    Route health = router.inbound("GET", "/health");

    assertThat(listing.cache()).isEqualTo("models");
    assertThat(listing.name()).isEqualTo("GET /v1/models");
    assertThat(listing.modes()).isEqualTo(watched);
    assertThat(health.exempt()).isTrue();
    assertThat(router.inbound("GET", "/mine").name()).isEqualTo("/**");
  }

  @Test
  void takesTheFirstRuleThatMatches() {
    RouteRule gold = rule("gold", match(new HeaderMatch("X-Tenant", "gold"), "/a/{id}"));
    RouteRule any = rule("any", match(new HeaderMatch("X-Tenant", null), "/a/{id}"));
    RouteRule late = rule("late", match(null, "/a/b"));
    Router router = router(gold, any, late);

    assertThat(router.inbound("GET", "/a/b", headers("X-Tenant", "gold")).name()).isEqualTo("gold");
    assertThat(router.inbound("GET", "/a/b", headers("X-Tenant", "tin")).name()).isEqualTo("any");
    assertThat(router.inbound("GET", "/a/b", headers("X-Other", "x")).name()).isEqualTo("late");
    assertThat(router.inbound("GET", "/a/b").name()).isEqualTo("late");
  }

  @Test
  void keepsARuleToItsHostInBothDirections() {
    HostPattern host = HostPattern.of("*.example.com:8443");
    Router router =
        router(rule("here", new RouteMatch(null, null, PathTemplate.of("/x"), host, null)));

    assertThat(outbound(router, "api.example.com", 8443)).isEqualTo("here");
    assertThat(outbound(router, "api.example.com", 443)).isEqualTo("other");
    assertThat(outbound(router, "example.com", 8443)).isEqualTo("other");
    assertThat(router.inbound("GET", "/x", headers("Host", "A.Example.com:8443")).name())
        .isEqualTo("here");
    assertThat(router.inbound("GET", "/x", headers("Host", "a.example.com")).name())
        .isEqualTo("other");
  }

  @Test
  void keepsARuleToItsDirection() {
    RouteMatch match = new RouteMatch(Direction.OUTBOUND, null, PathTemplate.of("/x"), null, null);
    Router router = router(rule("out", match));

    assertThat(outbound(router, "a", 80)).isEqualTo("out");
    assertThat(router.inbound("GET", "/x").name()).isEqualTo("other");
  }

  @Test
  void neverCachesAnExemptInboundRoute() {
    Treatment cached =
        new Treatment(PriorityRule.OPEN, new CacheRule("responses", 5), null, Modes.ENFORCED);
    Router router = router(rule(null, match(null, "/**"), cached));

    assertThat(router.inbound("GET", "/health").cache()).isNull();
    assertThat(router.inbound("GET", "/mine").cache()).isEqualTo("responses");
    assertThat(router.inbound("GET", "/mine").cacheTtlNanos()).isEqualTo(5);
  }

  @Test
  void takesTheMoreCarefulModeOfAllWhoSpeak() {
    Treatment enforce = new Treatment(PriorityRule.OPEN, CacheRule.NONE, null, Modes.ENFORCED);
    Modes cacheOff = new Modes(Mode.ENFORCE, Mode.OFF, Mode.OBSERVE, Mode.ENFORCE);
    Router router =
        Router.compile(
            new RouterRules(
                List.of(rule(null, match(null, "/x"), enforce)),
                List.of(),
                cacheOff,
                false,
                false));

    assertThat(router.inbound("GET", "/x").modes()).isEqualTo(cacheOff);
    assertThat(router.inbound("GET", "/other").modes()).isEqualTo(cacheOff);
  }

  private static String outbound(Router router, String host, int port) {
    return router.outbound(router.provider("https", host, port), "GET", "/x").name();
  }

  private static Router router(RouteRule... rules) {
    return Router.compile(new RouterRules(List.of(rules), List.of(), Modes.ENFORCED, false, false));
  }

  private static RouteRule rule(String name, RouteMatch match) {
    return rule(name, match, Treatment.NONE);
  }

  private static RouteRule rule(@Nullable String name, RouteMatch match, Treatment treatment) {
    return new RouteRule(name, match, treatment);
  }

  private static RouteMatch match(@Nullable HeaderMatch header, String path) {
    return new RouteMatch(null, null, PathTemplate.of(path), null, header);
  }

  private static HeaderSource headers(String name, String value) {
    return Map.of(name, value)::get;
  }
}
