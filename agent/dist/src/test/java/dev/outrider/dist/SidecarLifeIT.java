package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sidecar that dies, freezes and comes back, while its gateway is under load. */
final class SidecarLifeIT {
  private static final int CALLERS = 3;
  private static final Duration FROZEN = Duration.ofSeconds(7);

  /** Far below the time that the sidecar is frozen, far above what a busy machine takes. */
  private static final Duration SLOWEST = Duration.ofSeconds(4);

  @Test
  void isNotNoticedByTheGatewayWhenKilledOrFrozenAndHasAllNumbersAfterwards() throws Exception {
    try (WatchedProvider upstream = WatchedProvider.start();
        Console console = Console.start();
        Jvm app =
            console.link(Jvm.java()).agent("").main(TomcatApp.class, upstream.uri()).start()) {
      int port = Integer.parseInt(app.await("port="));
      try (Load load = Load.begin(CALLERS, port, "/call?path=/hello", WatchedProvider.ANSWER)) {
        awaitTotalOfAtLeast(1, console);

        console.jvm().kill();
        load.awaitMore(200);
        console.restart();
        awaitTotalOfAtLeast(load.answered(), console);

        freeze(console, load);
        awaitTotalOfAtLeast(load.answered(), console);

        load.stop();
        assertThat(load.failures()).isEmpty();
        assertThat(load.slowest()).isLessThan(SLOWEST);
        assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
        awaitExactly(load.answered(), upstream, console);
      }
    }
  }

  private static void freeze(Console console, Load load) {
    console.jvm().signal("STOP");
    try {
      long began = System.nanoTime();
      long before = load.answered();
      Awaitility.await("the sidecar has been frozen for " + FROZEN)
          .atMost(FROZEN.multipliedBy(3))
          .until(() -> System.nanoTime() - began >= FROZEN.toNanos());
      assertThat(load.answered() - before).isGreaterThan(200);
    } finally {
      console.jvm().signal("CONT");
    }
  }

  private static void awaitTotalOfAtLeast(long requests, Console console) {
    Awaitility.await("the sidecar knows of " + requests + " requests")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () ->
                console.get("/admin/performance/stats").at("/requests/total").asLong() >= requests);
  }

  private static void awaitExactly(long requests, WatchedProvider upstream, Console console) {
    assertThat(upstream.arrivals()).hasSize((int) requests);
    console.eventually(
        "/admin/performance/stats",
        stats -> {
          assertThat(stats.at("/requests/total").asLong()).isEqualTo(requests);
          assertThat(stats.at("/requests/successful").asLong()).isEqualTo(requests);
          assertThat(stats.at("/requests/failed").asLong()).isZero();
          assertThat(stats.at("/requests/cancelled").asLong()).isZero();
        });
    console.eventually(
        "/admin/performance/request-queue",
        queue -> {
          assertThat(queue.at("/inbound/totalRequests").asLong()).isEqualTo(requests);
          assertThat(queue.at("/totalRequests").asLong()).isEqualTo(2 * requests);
        });
    console.eventually(
        "/admin/performance/connection-pool",
        pool -> {
          long left = pool.at("/native/unproven").asLong();
          assertThat(left).isBetween(1L, (long) CALLERS);
          assertThat(pool.at("/rerouted").asLong()).isEqualTo(requests - left);
        });
  }
}
