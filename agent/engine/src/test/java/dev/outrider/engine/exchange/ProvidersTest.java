package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  @Test
  void givesNoMoreNamesThanItMayWhateverIsCalled() {
    Router router = Router.compile(RouterRules.NONE);
    Set<String> names = new HashSet<>();

    for (int i = 0; i < 5000; i++) {
      names.add(router.provider("http", "host" + i, -1).name());
    }

    assertThat(names).hasSize(ProviderNames.MAX_NAMES + 1).contains(Provider.OTHER);
    assertThat(router.provider("http", "host7", -1).name()).isEqualTo("host7");
    assertThat(router.provider("https", "api.openai.com", -1).name()).isEqualTo("openai");
  }

  @Test
  void keepsTheNamesThatHostsHaveThroughAChangeOfRules() {
    Router first = Router.compile(RouterRules.NONE);
    for (int i = 0; i < 600; i++) {
      first.provider("http", "host" + i, -1);
    }

    Router second = first.recompile(RouterRules.NONE);

    assertThat(second.provider("http", "host5", -1).name()).isEqualTo("host5");
    assertThat(second.provider("http", "new", -1).name()).isEqualTo(Provider.OTHER);
  }

  @Test
  void takesNameAndModesOfTheFirstRuleThatNamesTheHost() {
    Modes off = Modes.all(Mode.OFF);
    Modes watched = Modes.all(Mode.OBSERVE);
    Router router =
        router(
            new ProviderRule("house", List.of(HostPattern.of("*.corp.example")), watched),
            new ProviderRule("late", List.of(HostPattern.of("llm.corp.example")), off),
            new ProviderRule("openai", List.of(), off));

    Provider house = router.provider("http", "LLM.corp.example", 8000);
    Provider openai = router.provider("https", "api.openai.com", -1);

    assertThat(house.name()).isEqualTo("house");
    assertThat(house.modes()).isEqualTo(watched);
    assertThat(openai.modes()).isEqualTo(off);
  }

  @Test
  void tellsPortsAndSchemesOfOneHostApart() {
    Router router = Router.compile(RouterRules.NONE);

    for (int round = 0; round < 2; round++) {
      assertThat(router.provider("http", "a", 80).name()).isEqualTo("a");
      assertThat(router.provider("https", "a", 80).name()).isEqualTo("a:80");
      assertThat(router.provider("HTTPS", "a", -1).name()).isEqualTo("a");
      assertThat(router.provider("http", "a", 443).name()).isEqualTo("a:443");
    }
    assertThat(router.provider("http", "a", 80)).isSameAs(router.provider("http", "a", -1));
  }

  @Test
  void classifiesWithoutAllocating() {
    Router router = Router.compile(RouterRules.NONE);
    classify(router, 20_000); // every path compiled, every host seen

    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int found = classify(router, 10_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(found).isEqualTo(20_000);
    assertThat(allocated).isLessThan(10_000); // under a byte a look-up: the measurement's own
  }

  private static int classify(Router router, int times) {
    int found = 0;
    for (int i = 0; i < times; i++) {
      Provider provider = router.provider("https", "api.openai.com", -1);
      found += router.outbound(provider, "GET", "/v1/models").cache() == null ? 0 : 1;
      found += router.inbound("GET", "/actuator/health/liveness").exempt() ? 1 : 0;
    }
    return found;
  }

  private static Router router(ProviderRule... rules) {
    return Router.compile(new RouterRules(List.of(), List.of(rules), Modes.ENFORCED, false, false));
  }
}
