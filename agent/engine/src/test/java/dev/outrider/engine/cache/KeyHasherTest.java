package dev.outrider.engine.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Hmac;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class KeyHasherTest {
  @Test
  void makesTheSameKeysInAllWhoKnowTheSecret() {
    KeyHasher one = hasher("fleet");
    KeyHasher other = hasher("fleet");

    assertThat(one.key(input())).isEqualTo(other.key(input()));
    assertThat(one.key(input())).hasSameHashCodeAs(other.key(input()));
    assertThat(one.key(input()).toString()).matches("[0-9a-f]{8}-[0-9a-f]{32}");
  }

  @Test
  void leadsKeysByAnotherIdUnderAnotherSecret() {
    String one = hasher("one").key(input()).toString();
    String other = hasher("other").key(input()).toString();

    assertThat(one.substring(0, 8)).isNotEqualTo(other.substring(0, 8));
    assertThat(one.substring(9)).isNotEqualTo(other.substring(9));
  }

  @Test
  void servesAllThreadsAtOnce() throws InterruptedException {
    KeyHasher hasher = hasher("fleet");
    Set<CacheKey> keys = ConcurrentHashMap.newKeySet();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  keys.add(hasher.key(input()));
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(keys).containsExactly(hasher.key(input()));
  }

  private static KeyHasher hasher(String secret) {
    return new KeyHasher(new Hmac(secret.getBytes(US_ASCII)));
  }

  private static KeyInput input() {
    return new KeyInput("GET", "https://api.openai.com", "/v1/models", "")
        .header("Authorization", "Bearer sk-1")
        .header("Accept", "application/json");
  }
}
