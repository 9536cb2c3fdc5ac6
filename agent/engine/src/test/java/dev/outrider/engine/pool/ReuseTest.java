package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.always;
import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReuseTest {

  @Test
  void carriesExchangesOfAllKindsOverOneConnection() throws Exception {
    String[] answers = {
      ok("small"),
      "HTTP/1.1 204 No Content\r\n\r\n",
      "HTTP/1.1 304 Not Modified\r\nContent-Length: 77\r\n\r\n",
      "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok(""),
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nchunk\r\n0\r\nTrailer: x\r\n\r\n",
      ok("x".repeat(100_000)),
      "HTTP/1.0 404 Gone\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\n!",
    };
    int[] lengths = {5, 0, 0, 0, 5, 100_000, 1};
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  for (String answer : answers) {
                    peer.readRequest();
                    peer.send(answer);
                  }
                  peer.awaitClose();
                })) {
      for (int length : lengths) {
        assertThat(kit.text(PoolKit.get(server).build())).hasSize(length);
      }

      assertThat(server.accepted()).isEqualTo(1);
      assertThat(kit.numbers().misses()).isEqualTo(1);
      assertThat(kit.numbers().hits()).isEqualTo(lengths.length - 1);
    }
  }

  @Test
  void readsNoBodyAfterHead() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(always("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"))) {
      for (int i = 0; i < 2; i++) {
        assertThat(kit.text(PoolKit.request("HEAD", server).build())).isEmpty();
      }

      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=0\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\nok",
      })
  void opensAnotherConnectionAfter(String answer) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(answer))) {
      kit.text(PoolKit.get(server).build());
      kit.text(PoolKit.get(server).build());

      assertThat(server.accepted()).isEqualTo(2);
      assertThat(kit.numbers().free()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"29, 1", "31, 2"})
  void restsNoLongerThanTheIdleTime(int seconds, int connections) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("a")))) {
      kit.text(PoolKit.get(server).build());
      kit.step(seconds, TimeUnit.SECONDS);
      kit.text(PoolKit.get(server).build());

      assertThat(server.accepted()).isEqualTo(connections);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "10, 2"})
  void restsNoLongerThanTheServerSays(int seconds, int connections) throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\nKeep-Alive: max=9, timeout=10\r\nContent-Length: 1\r\n\r\na";
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(answer))) {
      kit.text(PoolKit.get(server).build());
      kit.step(seconds, TimeUnit.SECONDS);
      kit.text(PoolKit.get(server).build());

      assertThat(server.accepted()).isEqualTo(connections);
    }
  }

  @Test
  void livesNoLongerThanItMayHoweverBusy() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("a")))) {
      for (int i = 0; i < 16; i++) {
        kit.text(PoolKit.get(server).build());
        kit.step(20, TimeUnit.SECONDS);
      }

      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void sweepClosesWhatHasRestedLongEnough() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("a")))) {
      kit.text(PoolKit.get(server).build());
      kit.sweep();
      assertThat(kit.numbers().free()).isEqualTo(1);

      kit.step(31, TimeUnit.SECONDS);
      kit.sweep();

      assertThat(kit.numbers().free()).isZero();
    }
  }

  @Test
  void knowsItsOwnEndsWhileTheyAreOpen() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("a")))) {
      kit.text(PoolKit.get(server).build());
      InetSocketAddress end = server.remoteEnd();
      assertThat(kit.pool().isOurs(end.getAddress(), end.getPort())).isTrue();
      assertThat(kit.pool().isOurs(end.getAddress(), server.port())).isFalse();

      kit.step(31, TimeUnit.SECONDS);
      kit.sweep();

      assertThat(kit.pool().isOurs(end.getAddress(), end.getPort())).isFalse();
    }
  }
}
