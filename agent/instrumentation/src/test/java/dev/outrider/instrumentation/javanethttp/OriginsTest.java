package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.pool.HostKey;
import dev.outrider.engine.pool.TlsIdentity;
import dev.outrider.instrumentation.weave.NativeReason;
import java.net.http.HttpClient.Version;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private static final long AGAIN = Origins.ASK_AGAIN_NANOS;
  private static final long NOW = Long.MAX_VALUE - AGAIN / 2; // the clock wraps within the test

  private final Origins origins = new Origins();

  private static HostKey origin(String host, @Nullable TlsIdentity tls) {
    return new HostKey("https", host, 443, tls);
  }

  private static HostKey origin(String host) {
    return origin(host, null);
  }

  @Test
  void anOriginThatHasNotAnsweredIsUnproven() {
    assertThat(origins.reason(origin("a"), NOW)).isEqualTo(NativeReason.UNPROVEN);
    assertThat(origins.reason(origin("a"), NOW)).isEqualTo(NativeReason.UNPROVEN);
  }

  @Test
  void oneThatAnsweredInHttp1MayBeReroutedForTenMinutes() {
    origins.answered(origin("a"), Version.HTTP_1_1, NOW);

    assertThat(origins.reason(origin("a"), NOW)).isNull();
    assertThat(origins.reason(origin("a"), NOW + AGAIN - 1)).isNull();
  }

  @Test
  void afterTenMinutesOneExchangeAsksAgain() {
    origins.answered(origin("a"), Version.HTTP_1_1, NOW);

    assertThat(origins.reason(origin("a"), NOW + AGAIN)).isEqualTo(NativeReason.UNPROVEN);
    assertThat(origins.reason(origin("a"), NOW + AGAIN)).isNull();
    assertThat(origins.reason(origin("a"), NOW + 2 * AGAIN)).isEqualTo(NativeReason.UNPROVEN);
  }

  @Test
  void oneThatAnsweredInHttp2StaysNative() {
    origins.answered(origin("a"), Version.HTTP_2, NOW);

    assertThat(origins.reason(origin("a"), NOW + 100 * AGAIN)).isEqualTo(NativeReason.HTTP2);
  }

  @Test
  void newEvidenceTakesThePlaceOfOld() {
    origins.answered(origin("a"), Version.HTTP_1_1, NOW);
    origins.answered(origin("a"), Version.HTTP_2, NOW + AGAIN);
    assertThat(origins.reason(origin("a"), NOW + AGAIN)).isEqualTo(NativeReason.HTTP2);

    origins.answered(origin("a"), Version.HTTP_1_1, NOW + 2 * AGAIN);
    assertThat(origins.reason(origin("a"), NOW + 2 * AGAIN)).isNull();
  }

  @Test
  void evidenceIsForSchemeHostPortAndTlsIdentity() throws Exception {
    SSLParameters parameters = new SSLParameters();
    TlsIdentity one = new TlsIdentity(SSLContext.getDefault(), parameters);
    TlsIdentity same = new TlsIdentity(SSLContext.getDefault(), parameters);
    SSLContext another = SSLContext.getInstance("TLS");
    another.init(null, null, null);
    origins.answered(origin("a", one), Version.HTTP_1_1, NOW);

    assertThat(origins.reason(origin("a", same), NOW)).isNull();
    assertThat(origins.reason(origin("a", new TlsIdentity(another, parameters)), NOW))
        .isEqualTo(NativeReason.UNPROVEN);
    assertThat(origins.reason(origin("b", one), NOW)).isEqualTo(NativeReason.UNPROVEN);
    assertThat(origins.reason(new HostKey("https", "a", 444, one), NOW))
        .isEqualTo(NativeReason.UNPROVEN);
    assertThat(origins.reason(new HostKey("http", "a", 443, null), NOW))
        .isEqualTo(NativeReason.UNPROVEN);
  }

  @Test
  void noMoreThanSoManyAreRemembered() {
    for (int i = 0; i < 10_000; i++) {
      origins.answered(origin("host" + i), Version.HTTP_1_1, NOW);
    }
    int known = 0;
    for (int i = 0; i < 10_000; i++) {
      known += origins.reason(origin("host" + i), NOW) == null ? 1 : 0;
    }
    assertThat(known).isBetween(1, 2048);
  }

  @Test
  void ofManyWhoFindItDueExactlyOneAsksAgain() throws Exception {
    origins.answered(origin("a"), Version.HTTP_1_1, NOW);
    int racers = 4;
    CyclicBarrier together = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      for (int round = 1; round <= 200; round++) {
        long now = NOW + round * AGAIN;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Future<Boolean>[] asked = new Future[racers];
        for (int i = 0; i < racers; i++) {
          asked[i] =
              threads.submit(
                  () -> {
                    together.await(30, TimeUnit.SECONDS);
                    return origins.reason(origin("a"), now) == NativeReason.UNPROVEN;
                  });
        }
        int asking = 0;
        for (Future<Boolean> one : asked) {
          asking += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(asking).isOne();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
