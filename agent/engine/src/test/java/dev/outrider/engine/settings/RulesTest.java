package dev.outrider.engine.settings;

import static dev.outrider.engine.settings.SettingsKit.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Provider;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.exchange.Router;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes:} and {@code providers:} of the file. */
class RulesTest {
  private static final String[] GOOD = {
    "routes:",
    "  - name: batch",
    "    match: {direction: inbound, method: post, path: '/v1/batch/**',",
    "            header: {name: X-Tenant, value: tin}}",
    "    set: {priority: 2, exempt: false, cache: responses, ttl: 5000, cacheMode: observe,",
    "          trustPriority: true, rfc9218: true, reroute: off, admission: observe}",
    "  - match: {path: '/items/{id}', host: api.example.com}",
    "    set: {cache: off}",
    "providers:",
    "  - name: house",
    "    hosts: ['*.corp.example', 'localhost:8000']",
    "    set: {cache: off, breaker: observe}",
    "  - {name: openai, set: {reroute: off}}",
  };

  private final Path folder;

  RulesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void makesRoutesOfRules() {
    Settings settings = new SettingsKit(folder.resolve("a.yaml"), GOOD).read();
    assertThat(settings.refusals()).isEmpty();
    Router router = Router.compile(settings.routerRules());

    Route batch = router.inbound("POST", "/v1/batch/x", Map.of("X-Tenant", "tin")::get);
    Route item =
        router.outbound(router.provider("https", "api.example.com", -1), "GET", "/items/7");

    assertThat(batch.name()).isEqualTo("batch");
    assertThat(batch.priority().level()).isEqualTo(2);
    assertThat(batch.priority().trusted()).isTrue();
    assertThat(batch.priority().rfc9218()).isTrue();
    assertThat(batch.cache()).isEqualTo("responses");
    assertThat(batch.cacheTtlNanos()).isEqualTo(5_000_000_000L);
    assertThat(batch.modes())
        .hasToString("Modes[reroute=OFF, cache=OBSERVE, admission=OBSERVE, breaker=ENFORCE]");
    assertThat(item.name()).isEqualTo("/items/{id}");
    assertThat(item.cache()).isNull();
    assertThat(item.modes().cache()).isEqualTo(Mode.OFF);
  }

  @Test
  void makesProvidersOfRules() {
    Settings settings = new SettingsKit(folder.resolve("a.yaml"), GOOD).read();
    Router router = Router.compile(settings.routerRules());

    Provider house = router.provider("http", "localhost", 8000);
    Provider openai = router.provider("https", "api.openai.com", -1);

    assertThat(house.name()).isEqualTo("house");
    assertThat(house.modes().cache()).isEqualTo(Mode.OFF);
    assertThat(house.modes().breaker()).isEqualTo(Mode.OBSERVE);
    assertThat(openai.modes().reroute()).isEqualTo(Mode.OFF);
  }

  @Test
  void leavesAWrongRuleOutAndSaysWhy() {
    Path path = folder.resolve("a.yaml");
    Settings settings =
        new SettingsKit(
                path,
                "routes:",
                "  - match: {path: v1}",
                "  - match: {method: GET}",
                "  - match: {path: /a, pth: /b}",
                "  - {match: {path: /b}, set: {priority: first, cache: answers}}",
                "  - just a word",
                "  - {name: good, match: {path: /c}, set: {priority: 4}}",
                "providers:",
                "  - hosts: [a]",
                "  - {name: b, hosts: ['a*b*c']}")
            .read();

    assertThat(settings.routes()).hasSize(1);
    assertThat(settings.providers()).isEmpty();
    assertThat(messages(settings))
        .contains(
            "routes[1].match has no path (from " + path + " line 3); the rule is left out",
            "routes[2].match.pth is no field of a rule (from "
                + path
                + " line 4); the rule is left out",
            "routes[3].set.cache is \"answers\" (from "
                + path
                + " line 5); allowed: models, providers, health or responses, or enforce, observe"
                + " or off; the rule is left out",
            "routes[4] has to be a mapping (from " + path + " line 6); the rule is left out",
            "routes[0].set.priority is 4, but priorityLevels is 3 (from built in); keeping 2")
        .hasSize(9);
  }

  @Test
  void keepsTheListThatHoldsWhenTheNextOneIsWrong() {
    SettingsKit kit = new SettingsKit(folder.resolve("a.yaml"), GOOD);
    SettingsFile file = kit.open();

    kit.write("routes:", "  - {name: one, match: {path: /a}}", "  - {match: {path: b}}");

    assertThat(file.changed()).isTrue();
    assertThat(file.settings().routes()).hasSize(2).first().extracting("name").isEqualTo("batch");
    assertThat(file.settings().providers()).as("gone from the file, rightly").isEmpty();
    assertThat(file.settings().refusals()).hasSize(1);
  }
}
