package dev.outrider.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.HeaderSource;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Provider;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.exchange.Router;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An outbound listing of a known API on its way past the cache. */
class CachingTest {
  private static final Map<String, List<String>> ASKED = headers("authorization", "Bearer one");

  private final EngineKit kit = new EngineKit("");
  private final Router router = Router.compile(kit.settings.routerRules());

  private static Map<String, List<String>> headers(String name, String value) {
    return Map.of(name, List.of(value));
  }

  private OutboundExchange listing(Mode cache) {
    Provider provider = router.provider("https", "api.openai.com", -1);
    HeaderSource none = name -> null;
    Route route = router.outbound(provider, "GET", "/v1/models", none);
    OutboundExchange exchange =
        new OutboundExchange(
            kit.rooms,
            new Call("java-net-http", "https", "api.openai.com", -1, "GET"),
            kit.rooms.providers.of(provider.name()),
            new Modes(Mode.ENFORCE, cache, Mode.ENFORCE, Mode.ENFORCE),
            route,
            1,
            Credential.NONE,
            kit.rooms.recorders.exchanges(Direction.OUTBOUND, route.name(), provider.name()),
            System.nanoTime());
    assertThat(exchange.asksCache()).isTrue();
    return exchange;
  }

  private @Nullable CachedAnswer lookUp(OutboundExchange exchange) {
    return exchange.lookUp("/v1/models", "", ASKED);
  }

  private void answer(OutboundExchange exchange, String body, boolean complete) {
    exchange.head(200, headers("content-type", "application/json"));
    exchange.received(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    if (complete) {
      exchange.passed();
      exchange.complete();
    } else {
      exchange.end(Outcome.BROKEN);
    }
  }

  @Test
  void aCompleteAnswerIsGivenAgain() {
    OutboundExchange first = listing(Mode.ENFORCE);
    assertThat(lookUp(first)).isNull();
    answer(first, "[1]", true);

    OutboundExchange second = listing(Mode.ENFORCE);
    CachedAnswer hit = requireNonNull(lookUp(second));
    second.answered(hit);

    assertThat(hit.status()).isEqualTo(200);
    assertThat(new String(hit.body(), StandardCharsets.UTF_8)).isEqualTo("[1]");
    assertThat(hit.headers()).containsKeys("content-type", "Age", "Cache-Status");
    assertThat(kit.ended()).isEqualTo(2);
  }

  @Test
  void anAnswerThatWasCutShortIsNot() {
    OutboundExchange first = listing(Mode.ENFORCE);
    lookUp(first);
    answer(first, "[1", false);

    assertThat(lookUp(listing(Mode.ENFORCE))).isNull();
  }

  @Test
  void anAnswerIsForItsPartition() {
    OutboundExchange first = listing(Mode.ENFORCE);
    lookUp(first);
    answer(first, "[1]", true);

    OutboundExchange other = listing(Mode.ENFORCE);
    assertThat(other.lookUp("/v1/models", "", headers("authorization", "Bearer two"))).isNull();
  }

  @Test
  void observingStoresAndAnswersNobody() {
    OutboundExchange first = listing(Mode.OBSERVE);
    assertThat(lookUp(first)).isNull();
    answer(first, "[1]", true);

    assertThat(lookUp(listing(Mode.OBSERVE))).isNull();
  }

  @Test
  void bytesAreLeftToTheirReaderAsTheyWere() {
    OutboundExchange first = listing(Mode.ENFORCE);
    lookUp(first);
    first.head(200, headers("content-type", "application/json"));
    ByteBuffer passing = ByteBuffer.wrap("[1]".getBytes(StandardCharsets.UTF_8));

    first.received(passing);

    assertThat(passing.remaining()).isEqualTo(3);
  }

  @Test
  void anAnswerTooLargeForTheCachePassesAndIsNotStored() {
    EngineKit small = kit;
    OutboundExchange first = listing(Mode.ENFORCE);
    lookUp(first);
    int most = (int) small.rooms.caches.store().maxEntryBytes();
    first.head(200, headers("content-type", "application/json"));
    first.received(new byte[most], 0, most);
    first.received(new byte[] {1}, 0, 1);
    first.passed();
    first.complete();

    assertThat(lookUp(listing(Mode.ENFORCE))).isNull();
  }
}
