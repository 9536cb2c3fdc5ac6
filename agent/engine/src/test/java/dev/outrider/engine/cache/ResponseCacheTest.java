package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
  private static final long MAX_BYTES = 1 << 20;

  private final CacheKit kit = new CacheKit(100, MAX_BYTES);

  @Test
  void givesAnAnswerAgainWithItsAge() {
    Answer answer = kit.answer(10);
    assertThat(reason(kit.lookup("/v1/models"))).isEqualTo(MissReason.COLD);
    assertThat(kit.store("models", "/v1/models", "openai", answer)).isEqualTo(Storing.ALLOWED);

    kit.step(Duration.ofSeconds(40));

    assertThat(kit.lookup("/v1/models"))
        .isEqualTo(new Lookup.Hit(answer, Duration.ofSeconds(40).toNanos()));
    assertThat(reason(kit.lookup("/v1/models/other"))).isEqualTo(MissReason.COLD);
  }

  @Test
  void givesNothingThatIsOlderThanItsTimeToLive() {
    kit.store("/v1/models");
    kit.step(CacheKit.TTL.minusNanos(1));
    assertThat(kit.lookup("/v1/models")).isInstanceOf(Lookup.Hit.class);

    kit.step(Duration.ofNanos(1));

    assertThat(reason(kit.lookup("/v1/models"))).isEqualTo(MissReason.EXPIRED);
    assertThat(reason(kit.lookup("/v1/models"))).isEqualTo(MissReason.COLD);
    assertThat(kit.snapshot("models").expired()).isEqualTo(1);
  }

  @Test
  void forgetsWhatExpiredAndIsNotAskedForAgain() {
    kit.store("/v1/models");

    kit.step(CacheKit.TTL.plusMinutes(2));

    assertThat(kit.snapshot("models").size()).isZero();
    assertThat(kit.snapshot("models").expired()).isEqualTo(1);
    assertThat(kit.totalBytes()).isZero();
  }

  @Test
  void countsTheTimeInAnEarlierCache() {
    Answer old = Answer.of(200, List.of(Map.entry("Age", "299")), new byte[0], kit.now());
    Answer tooOld = Answer.of(200, List.of(Map.entry("Age", "300")), new byte[0], kit.now());

    assertThat(kit.store("models", "/a", "openai", old)).isEqualTo(Storing.ALLOWED);
    assertThat(kit.store("models", "/b", "openai", tooOld))
        .isEqualTo(new Storing.Refused(MissReason.AGED));

    assertThat(kit.lookup("/a")).isEqualTo(new Lookup.Hit(old, Duration.ofSeconds(299).toNanos()));
    kit.step(Duration.ofSeconds(1));
    assertThat(reason(kit.lookup("/a"))).isEqualTo(MissReason.EXPIRED);
  }

  @Test
  void keepsTheTimeToLiveOfOldEntriesWhenItChanges() {
    kit.store("/old");
    kit.cache.settings(CacheKit.settings(Duration.ofSeconds(10), 100, MAX_BYTES));
    kit.store("/new");

    kit.step(Duration.ofSeconds(10));

    assertThat(kit.lookup("/old")).isInstanceOf(Lookup.Hit.class);
    assertThat(reason(kit.lookup("/new"))).isEqualTo(MissReason.EXPIRED);
    assertThat(kit.snapshot("models").ttlMillis()).isEqualTo(10_000);
  }

  @Test
  void asksAgainForARefreshAndStoresTheNewAnswer() {
    kit.store("/v1/models");
    Answer fresh = kit.answer(20);

    Lookup refresh = kit.cache.lookup("models", CacheKit.key("/v1/models"), true);
    kit.store("models", "/v1/models", "openai", fresh);

    assertThat(reason(refresh)).isEqualTo(MissReason.REFRESH);
    assertThat(kit.lookup("/v1/models")).isEqualTo(new Lookup.Hit(fresh, 0));
    assertThat(kit.snapshot("models").size()).isEqualTo(1);
  }

  @Test
  void holdsAsManyEntriesAsItMay() {
    for (int i = 0; i < 150; i++) {
      kit.store("/v1/models/" + i);
    }
    assertThat(kit.snapshot("models").size()).isEqualTo(100);
    assertThat(kit.snapshot("models").evictions()).isEqualTo(50);

    kit.cache.settings(CacheKit.settings(CacheKit.TTL, 30, MAX_BYTES));

    assertThat(kit.snapshot("models").size()).isEqualTo(30);
    assertThat(kit.snapshot("models").maxSize()).isEqualTo(30);
  }

  @Test
  void forgetsWhatItHadWhenItIsTurnedOff() {
    kit.store("/v1/models");

    kit.cache.settings(new CacheSettings(Map.of(), MAX_BYTES));
    assertThat(reason(kit.lookup("/v1/models"))).isEqualTo(MissReason.OFF);
    assertThat(kit.store("/v1/models")).isEqualTo(new Storing.Refused(MissReason.OFF));
    kit.cache.settings(CacheKit.settings(CacheKit.TTL, 100, MAX_BYTES));

    assertThat(reason(kit.lookup("/v1/models"))).isEqualTo(MissReason.COLD);
    assertThat(kit.totalBytes()).isZero();
  }

  @Test
  void takesAnUnknownNameForACacheThatIsOff() {
    assertThat(reason(kit.cache.lookup("nobody", CacheKit.key("/a"), false)))
        .isEqualTo(MissReason.OFF);
    assertThat(kit.store("nobody", "/a", "openai", 1))
        .isEqualTo(new Storing.Refused(MissReason.OFF));
    assertThat(kit.cache.clear("nobody", null, null)).isZero();
    assertThat(kit.cache.names()).containsExactlyInAnyOrder("models", "health");
  }

  @Test
  void countsWhyAnswersAreNotStored() {
    Storing judged = kit.cache.head("models", RequestDirectives.NONE, 404, List.of());
    kit.cache.refused("models", MissReason.INCOMPLETE);

    assertThat(judged).isEqualTo(new Storing.Refused(MissReason.STATUS));
    assertThat(kit.snapshot("models").reasons())
        .containsEntry(MissReason.STATUS, 1L)
        .containsEntry(MissReason.INCOMPLETE, 1L)
        .containsEntry(MissReason.VARY, 0L);
    assertThat(kit.snapshot("models").misses()).isZero();
  }

  @Test
  void showsWhatHappenedInItsSnapshot() {
    kit.lookup("/a");
    kit.store("/a");
    kit.lookup("/a");
    kit.lookup("/a");
    kit.cache.clear("models", null, null);

    CacheSnapshot snapshot = kit.snapshot("models");

    assertThat(snapshot.hits()).isEqualTo(2);
    assertThat(snapshot.misses()).isEqualTo(2);
    assertThat(snapshot.reasons())
        .containsEntry(MissReason.COLD, 1L)
        .containsEntry(MissReason.REFRESH, 1L);
    assertThat(snapshot.sets()).isEqualTo(1);
    assertThat(snapshot.deletes()).isEqualTo(1);
  }

  static MissReason reason(Lookup lookup) {
    return ((Lookup.Miss) lookup).reason();
  }
}
