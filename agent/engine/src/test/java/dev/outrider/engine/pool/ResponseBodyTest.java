package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrider.engine.pool.BodyListener.Ending;
import dev.outrider.engine.pool.PoolException.Framing;
import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.ScriptedServer.Peer;
import dev.outrider.engine.pool.ScriptedServer.Script;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ResponseBodyTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String LONG = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";

  private final List<String> endings = new CopyOnWriteArrayList<>();

  /** Answers one request with {@code text} and closes. */
  private static Script once(String text) {
    return peer -> {
      peer.readRequest();
      peer.send(text);
    };
  }

  private void note(Ending how, @Nullable PoolException failure, long bytes, long nanos) {
    assertThat(nanos).isPositive();
    endings.add(how + (failure == null ? "" : " " + failure.kind()) + " " + bytes);
  }

  private PooledResponse execute(PoolKit kit, ScriptedServer server) throws Exception {
    PooledResponse response = kit.pool().execute(PoolKit.get(server).build());
    response.onEnd(this::note);
    return response;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 9|abc|TRUNCATED|LENGTH|9|3",
        "Transfer-Encoding: chunked|3~abc~|TRUNCATED|CHUNKED|-1|3",
        "Transfer-Encoding: chunked|9~abc|TRUNCATED|CHUNKED|-1|3",
        "Transfer-Encoding: chunked|3~abc|TRUNCATED|CHUNKED|-1|3",
        "Transfer-Encoding: chunked|3~abc~0~|TRUNCATED|CHUNKED|-1|3",
        "Transfer-Encoding: chunked|3~abc~zz~|PROTOCOL|CHUNKED|-1|3",
        "Transfer-Encoding: chunked|3~abcd~0~~|PROTOCOL|CHUNKED|-1|3",
      })
  void failsWhenCutShortOrGarbled(
      String header, String body, Kind kind, Framing framing, long expected, long received)
      throws Exception {
    String answer = "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body.replace("~", "\r\n");
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(once(answer))) {
      InputStream stream = execute(kit, server).body();

      PoolException failure =
          catchThrowableOfType(PoolException.class, () -> stream.readAllBytes());

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.framing()).isEqualTo(framing);
      assertThat(failure.expected()).isEqualTo(expected);
      assertThat(failure.received()).isEqualTo(received);
      assertThatThrownBy(stream::read).isSameAs(failure);
      assertThat(endings).containsExactly("FAILED " + kind + " 3");
    }
  }

  @Test
  void endsWithTheConnectionWhenNothingElseMarksItsEnd() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(once("HTTP/1.1 200 OK\r\n\r\nto the end"))) {
      assertThat(PoolKit.text(execute(kit, server))).isEqualTo("to the end");

      assertThat(endings).containsExactly("COMPLETE 10");
      assertThat(kit.numbers().free()).isZero();
    }
  }

  @Test
  void saysThatTheConnectionBroke() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Script script =
        peer -> {
          peer.readRequest();
          peer.send(CHUNKED + "3\r\nabc\r\n");
          await(read);
          peer.reset();
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(script)) {
      InputStream stream = execute(kit, server).body();
      assertThat(stream.readNBytes(3)).hasSize(3);
      read.countDown();

      PoolException failure = catchThrowableOfType(PoolException.class, stream::read);

      assertThat(failure.kind()).isEqualTo(Kind.RESET);
      assertThat(endings).containsExactly("FAILED RESET 3");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void givesEachPieceAsItComes() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Script script =
        peer -> {
          peer.readRequest();
          peer.send(CHUNKED + "3\r\none\r\n");
          await(read);
          peer.send("3\r\ntwo\r\n0\r\n\r\n");
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(script)) {
      InputStream stream = execute(kit, server).body();
      byte[] buffer = new byte[100];

      assertThat(stream.read(buffer)).isEqualTo(3);
      read.countDown();

      assertThat(stream.read(buffer)).isEqualTo(3);
      assertThat(stream.read(buffer)).isEqualTo(-1);
      assertThat(endings).containsExactly("COMPLETE 6");
    }
  }

  @Test
  void freesTheConnectionOfASmallBodyBeforeItIsRead() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(ScriptedServer.always(ok("small")))) {
      PooledResponse response = execute(kit, server);

      assertThat(kit.numbers().free()).isEqualTo(1);
      assertThat(endings).containsExactly("COMPLETE 5");
      assertThat(PoolKit.text(response)).isEqualTo("small");
    }
  }

  @Test
  void freesTheConnectionWithTheLastByteOfAKnownLength() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(ScriptedServer.always(ok("x".repeat(50_000))))) {
      PooledResponse response = execute(kit, server);
      assertThat(kit.numbers().free()).isZero();

      assertThat(response.body().readNBytes(50_000)).hasSize(50_000);

      assertThat(kit.numbers().free()).isEqualTo(1);
      response.close();
      assertThat(endings).containsExactly("COMPLETE 50000");
    }
  }

  @Test
  void isCompleteWhenClosedWithOnlyTheClosingChunkLeft() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(ScriptedServer.always(CHUNKED + "2\r\n{}\r\n0\r\n\r\n"))) {
      PooledResponse response = execute(kit, server);
      assertThat(response.body().readNBytes(2)).hasSize(2);

      response.close();

      assertThat(endings).containsExactly("COMPLETE 2");
      assertThat(kit.numbers().free()).isEqualTo(1);
    }
  }

  @Test
  void isClosedAtOnceWhenMoreIsToCome() throws Exception {
    Script endless =
        peer -> {
          peer.readRequest();
          peer.send(CHUNKED + "2\r\nab\r\n5\r\n");
          peer.awaitClose();
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(endless)) {
      PooledResponse response = execute(kit, server);
      assertThat(response.body().readNBytes(2)).hasSize(2);

      response.close();

      server.awaitClosed(1);
      assertThat(endings).containsExactly("CLOSED 2");
      assertThat(catchThrowableOfType(PoolException.class, () -> response.body().read()).kind())
          .isEqualTo(Kind.CLOSED);
      assertThat(kit.numbers().errors()).isZero();
    }
  }

  @Test
  void isEndedWhenItsStreamIsGarbage() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(ResponseBodyTest::sendHalf)) {
      execute(kit, server);

      Awaitility.await()
          .untilAsserted(
              () -> {
                System.gc();
                kit.sweep();
                assertThat(endings).containsExactly("ABANDONED 0");
              });

      server.awaitClosed(1);
    }
  }

  @Test
  void isNotEndedWhileItsStreamAloneIsHeld() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(ResponseBodyTest::sendHalf)) {
      InputStream body = execute(kit, server).body();

      System.gc();
      kit.sweep();

      assertThat(endings).isEmpty();
      body.close();
      assertThat(endings).containsExactly("CLOSED 0");
    }
  }

  private static void sendHalf(Peer peer) throws IOException {
    peer.readRequest();
    peer.send(LONG + "half");
    peer.awaitClose();
  }
}
