package dev.outrider.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A pool with a clock that can be stepped, and what must hold when all is over. */
final class PoolKit implements AutoCloseable {
  private final AtomicLong skipped = new AtomicLong();
  private final ConnectionPool pool = new ConnectionPool(settings(0, 0), this::now);

  /** Settings without timeouts, with these limits; rest 30 s, life 300 s. */
  static PoolSettings settings(int maxSockets, int maxFreeSockets) {
    return new PoolSettings(
        maxSockets,
        maxFreeSockets,
        0,
        0,
        true,
        TimeUnit.SECONDS.toNanos(1),
        TimeUnit.SECONDS.toNanos(30),
        TimeUnit.SECONDS.toNanos(300),
        false);
  }

  ConnectionPool pool() {
    return pool;
  }

  long now() {
    return System.nanoTime() + skipped.get();
  }

  void step(long amount, TimeUnit unit) {
    skipped.addAndGet(unit.toNanos(amount));
  }

  void sweep() {
    pool.sweep(now());
  }

  static PooledRequest.Builder get(ScriptedServer server) {
    return request("GET", server).repeatable(true);
  }

  static PooledRequest.Builder request(String method, ScriptedServer server) {
    return PooledRequest.builder(method, "http", "localhost", server.port())
        .header("Host", "localhost");
  }

  static PooledRequest.Builder post(ScriptedServer server, String body) {
    return request("POST", server)
        .header("Content-Length", Integer.toString(body.length()))
        .body(body(body));
  }

  static RequestBody body(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new RequestBody() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** Executes, and returns the body. */
  String text(PooledRequest request) throws IOException, InterruptedException {
    try (PooledResponse response = pool.execute(request)) {
      return text(response);
    }
  }

  static String text(PooledResponse response) throws IOException {
    return new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Returns the numbers of all hosts together. */
  PoolSnapshot.Host numbers() {
    long[] sum = new long[10];
    for (PoolSnapshot.Host host : pool.snapshot().hosts()) {
      long[] each = {
        host.requests(), host.hits(), host.misses(), host.errors(), host.timeouts(),
        host.opened(), host.closed(), host.active(), host.free(), host.pending()
      };
      for (int i = 0; i < sum.length; i++) {
        sum[i] += each[i];
      }
    }
    return new PoolSnapshot.Host(
        "", "", sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7], sum[8], sum[9]);
  }

  /** Nobody holds or waits for anything, and what is open rests. */
  void assertNothingHeld() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              PoolSnapshot.Host now = numbers();
              assertThat(now.active()).as("leased").isZero();
              assertThat(now.pending()).as("waiting").isZero();
              assertThat(now.opened() - now.closed()).as("open").isEqualTo(now.free());
            });
  }

  @Override
  public void close() {
    assertNothingHeld();
    pool.close();
    assertThat(numbers().free()).isZero();
    assertThat(numbers().opened()).isEqualTo(numbers().closed());
  }
}
