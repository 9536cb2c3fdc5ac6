package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.ScriptedServer.Peer;
import dev.outrider.engine.pool.ScriptedServer.Script;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StaleConnectionTest {

  /** How a server ends the first connection, once it has carried one exchange. */
  private static Script firstConnectionEndsBy(Script end) {
    return peer -> {
      peer.readRequest();
      peer.send(ok("first"));
      if (peer.number() == 1) {
        end.serve(peer);
        return;
      }
      peer.readRequest();
      peer.send(ok("second"));
      peer.awaitClose();
    };
  }

  private static void closeAtTheNextRequest(Peer peer) throws IOException {
    peer.readHead();
  }

  private static void resetAtTheNextRequest(Peer peer) throws IOException {
    peer.readHead();
    peer.reset();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotFailARepeatableRequest(boolean reset) throws Exception {
    Script end =
        reset
            ? StaleConnectionTest::resetAtTheNextRequest
            : StaleConnectionTest::closeAtTheNextRequest;
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(firstConnectionEndsBy(end))) {
      kit.text(PoolKit.get(server).build());

      assertThat(kit.text(PoolKit.get(server).build())).isEqualTo("first");

      assertThat(server.accepted()).isEqualTo(2);
      assertThat(kit.numbers().errors()).isZero();
    }
  }

  @Test
  void failsAnyOtherRequestThatTheServerMayHaveSeen() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                firstConnectionEndsBy(StaleConnectionTest::closeAtTheNextRequest))) {
      kit.text(PoolKit.get(server).build());

      PoolException failure =
          catchThrowableOfType(
              PoolException.class, () -> kit.text(PoolKit.post(server, "").build()));

      assertThat(failure.kind()).isEqualTo(Kind.NO_RESPONSE);
      assertThat(failure.sent()).isTrue();
      assertThat(failure.reused()).isTrue();
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void isNotRetriedOnAFreshConnection() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(Peer::readHead)) {
      PoolException failure =
          catchThrowableOfType(PoolException.class, () -> kit.text(PoolKit.get(server).build()));

      assertThat(failure.kind()).isEqualTo(Kind.NO_RESPONSE);
      assertThat(failure.reused()).isFalse();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"H", "HTTP/1.1 200 OK|", "HTTP/1.1 200 OK|Some: header|"})
  void isNotRetriedOnceAByteOfTheResponseCame(String came) throws Exception {
    Script half =
        peer -> {
          peer.readRequest();
          peer.send(came.replace("|", "\r\n"));
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(firstConnectionEndsBy(half))) {
      kit.text(PoolKit.get(server).build());

      PoolException failure =
          catchThrowableOfType(PoolException.class, () -> kit.text(PoolKit.get(server).build()));

      assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
      assertThat(failure.framing()).isEqualTo(PoolException.Framing.HEAD);
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void isNotPickedWhenKnownDeadAfterARest() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(firstConnectionEndsBy(peer -> {}))) {
      kit.text(PoolKit.get(server).build());
      server.awaitClosed(1);
      kit.step(1, TimeUnit.SECONDS);

      assertThat(kit.text(PoolKit.post(server, "x").build())).isEqualTo("first");
    }
  }

  @Test
  void isNotPickedWhenTheServerSpokeUnasked() throws Exception {
    CountDownLatch spoken = new CountDownLatch(1);
    Script timeout =
        peer -> {
          peer.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
          spoken.countDown();
          peer.awaitClose();
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(firstConnectionEndsBy(timeout))) {
      kit.text(PoolKit.get(server).build());
      spoken.await();
      kit.step(1, TimeUnit.SECONDS);

      assertThat(kit.text(PoolKit.post(server, "x").build())).isEqualTo("first");
    }
  }

  @Test
  void isClosedByTheSweep() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(firstConnectionEndsBy(peer -> {}))) {
      kit.text(PoolKit.get(server).build());
      server.awaitClosed(1);
      kit.step(1, TimeUnit.SECONDS);

      kit.sweep();

      assertThat(kit.numbers().free()).isZero();
      assertThat(kit.numbers().closed()).isEqualTo(1);
    }
  }
}
