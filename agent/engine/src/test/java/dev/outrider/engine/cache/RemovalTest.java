package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private final CacheKit kit = new CacheKit(100, 1 << 20);

  @BeforeEach
  void fill() {
    kit.store("models", "/v1/models", "openai", 1);
    kit.store("models", "/v1/models/a", "anthropic", 1);
    kit.store("models", "/v2/models", "anthropic", 1);
    kit.store("health", "/health", "openai", 1);
    kit.store("health", "/up", "anthropic", 1);
    kit.step(Duration.ofNanos(1));
  }

  @Test
  void takesWhatIsUnderAPrefix() {
    assertThat(kit.cache.clear("models", "/v1/", null)).isEqualTo(2);

    assertThat(kit.lookup("/v1/models")).isInstanceOf(Lookup.Miss.class);
    assertThat(kit.lookup("/v2/models")).isInstanceOf(Lookup.Hit.class);
    assertThat(kit.snapshot("models").deletes()).isEqualTo(2);
  }

  @Test
  void takesWhatAProviderSaid() {
    assertThat(kit.cache.clear("models", "/v1/", "anthropic")).isEqualTo(1);
    assertThat(kit.cache.clear("models", null, "anthropic")).isEqualTo(1);

    assertThat(kit.lookup("/v1/models")).isInstanceOf(Lookup.Hit.class);
  }

  @Test
  void takesEverything() {
    assertThat(kit.cache.clearAll()).containsEntry("models", 3L).containsEntry("health", 2L);

    assertThat(kit.totalBytes()).isZero();
    assertThat(kit.cache.clearAll()).containsEntry("models", 0L);
  }

  @Test
  void takesTheHealthOfAProviderThatFailed() {
    kit.cache.providerFailed("openai");

    assertThat(kit.cache.lookup("health", CacheKit.key("/health"), false))
        .isInstanceOf(Lookup.Miss.class);
    assertThat(kit.cache.lookup("health", CacheKit.key("/up"), false))
        .isInstanceOf(Lookup.Hit.class);
    assertThat(kit.lookup("/v1/models")).isInstanceOf(Lookup.Hit.class);
  }

  @Test
  void doesNotLetInAnAnswerThatWasUnderWay() {
    CacheKey key = CacheKit.key("/v1/models/b");
    Lookup.Miss before = (Lookup.Miss) kit.cache.lookup("models", key, false);
    kit.cache.clear("models", null, null);

    Storing late =
        kit.cache.store(
            "models", key, before, kit.answer(1), CacheKit.label("/v1/models/b", "openai"));
    kit.step(Duration.ofNanos(1));

    assertThat(late).isEqualTo(new Storing.Refused(MissReason.CLEARED));
    assertThat(kit.snapshot("models").size()).isZero();
    assertThat(kit.store("/v1/models/b")).isEqualTo(Storing.ALLOWED);
  }

  @Test
  void doesNotLetInTheHealthOfAProviderThatFailedMeanwhile() {
    CacheKey key = CacheKit.key("/health");
    Lookup.Miss before = (Lookup.Miss) kit.cache.lookup("health", key, true);
    kit.cache.providerFailed("openai");

    assertThat(store(key, before, "openai")).isEqualTo(new Storing.Refused(MissReason.CLEARED));
    assertThat(store(key, before, "gemini")).isEqualTo(Storing.ALLOWED);
  }

  private Storing store(CacheKey key, Lookup.Miss asked, String provider) {
    return kit.cache.store(
        "health", key, asked, kit.answer(1), CacheKit.label("/health", provider));
  }
}
