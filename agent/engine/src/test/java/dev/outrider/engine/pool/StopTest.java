package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.ScriptedServer.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A call given up at each of its steps, in both ways there are, returns at once and holds nothing.
 */
@Timeout(60)
class StopTest {
  /** How a call is given up. */
  enum Way {
    ABORT,
    INTERRUPT;

    void stop(Caller caller, PooledRequest request) {
      if (this == ABORT) {
        request.abort();
      } else {
        caller.interrupt();
      }
    }

    void check(Throwable failure) {
      if (this == ABORT) {
        assertThat(failure).isInstanceOf(PoolException.class);
        assertThat(((PoolException) failure).kind()).isEqualTo(Kind.ABORTED);
      } else {
        assertThat(failure).isInstanceOf(InterruptedException.class);
      }
    }
  }

  private static void stopIn(String method, Way way, PoolKit kit, PooledRequest request)
      throws Exception {
    Caller caller = Caller.of(() -> kit.text(request));
    caller.awaitIn(method);
    long stopped = System.nanoTime();

    way.stop(caller, request);

    way.check(caller.failure());
    assertThat(Duration.ofNanos(caller.doneNanos() - stopped)).isLessThan(Duration.ofSeconds(1));
    kit.assertNothingHeld();
  }

  private static void readAndWait(Peer peer) throws IOException {
    peer.readHead();
    peer.awaitClose();
  }

  @ParameterizedTest
  @EnumSource
  void whileConnecting(Way way) throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (PoolKit kit = new PoolKit();
        ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 3; i++) { // more than the backlog: further ones are left without answer
        Socket one = new Socket();
        crowd.add(one);
        connectIfRoom(one, full);
      }
      PooledRequest request =
          PooledRequest.builder("GET", "http", "127.0.0.1", full.getLocalPort()).build();

      stopIn("SocketChannelImpl.blockingConnect", way, kit, request);
    } finally {
      for (Socket one : crowd) {
        one.close();
      }
    }
  }

  static void connectIfRoom(Socket socket, ServerSocket to) {
    try {
      socket.connect(to.getLocalSocketAddress(), 200);
    } catch (IOException e) {
      // No room any more: just what is wanted.
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileShakingHands(Way way) throws Exception {
    TestTls tls = TestTls.keys();
    try (PoolKit kit = new PoolKit();
        ScriptedServer mute = ScriptedServer.plain(Peer::awaitClose)) {
      stopIn("startHandshake", way, kit, TestTls.get(mute, tls.client()).build());

      mute.awaitClosed(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileWaitingForAConnection(Way way) throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  await(answer);
                  peer.send(ok("late"));
                  peer.readHead();
                  peer.send(ok("next"));
                  peer.awaitClose();
                })) {
      kit.pool().settings(PoolKit.settings(1, 0));
      Caller holder = Caller.of(() -> kit.text(PoolKit.get(server).build()));
      server.awaitHeads(1);
      PooledRequest request = PoolKit.get(server).build();
      Caller caller = Caller.of(() -> kit.text(request));
      caller.awaitIn("Turns");

      way.stop(caller, request);

      way.check(caller.failure());
      answer.countDown();
      assertThat(holder.result()).isEqualTo("late");
      assertThat(kit.text(PoolKit.get(server).build())).isEqualTo("next");
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileWriting(Way way) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer deaf =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  await(new CountDownLatch(1));
                })) {
      RequestBody endless = endless(new byte[100_000]);

      stopIn(
          "SocketChannelImpl.blockingWriteFully",
          way,
          kit,
          PoolKit.request("POST", deaf).body(endless).build());
    }
  }

  private static RequestBody endless(byte[] block) {
    return new RequestBody() {
      @Override
      public long length() {
        return -1;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        while (true) {
          out.write(block);
        }
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void whileTheBodyIsNotReady(Way way) throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    RequestBody slow =
        new RequestBody() {
          @Override
          public long length() {
            return -1;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            StopTest.await(ready);
          }

          @Override
          public void cancel() {
            ready.countDown();
          }
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(StopTest::readAndWait)) {
      PooledRequest request = PoolKit.request("POST", server).body(slow).build();
      Caller caller = Caller.of(() -> kit.text(request));
      caller.awaitIn("CountDownLatch.await");

      way.stop(caller, request);

      way.check(caller.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileWaitingForTheHead(Way way) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(StopTest::readAndWait)) {
      stopIn("SocketChannelImpl.blockingRead", way, kit, PoolKit.get(server).build());

      server.awaitClosed(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileWaitingForTheHeadUnderTls(Way way) throws Exception {
    TestTls tls = TestTls.keys();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = tls.serve(StopTest::readAndWait)) {
      PooledRequest request = TestTls.get(server, tls.client()).build();

      stopIn("receiveResponseHeader", way, kit, request);

      server.awaitClosed(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileReadingTheBody(Way way) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                  peer.awaitClose();
                })) {
      PooledRequest request = PoolKit.get(server).build();
      InputStream body = kit.pool().execute(request).body();
      assertThat(body.readNBytes(4)).hasSize(4);
      Caller caller =
          Caller.of(
              () -> {
                try {
                  return body.read();
                } catch (PoolException e) {
                  throw new ReadFailed(e, Thread.currentThread().isInterrupted());
                }
              });
      caller.awaitIn("SocketChannelImpl.blockingRead");

      way.stop(caller, request);

      ReadFailed failure = (ReadFailed) caller.failure();
      assertThat(failure.kind).isEqualTo(Kind.ABORTED);
      assertThat(failure.interrupted).isEqualTo(way == Way.INTERRUPT);
    }
  }

  private static final class ReadFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean interrupted;

    ReadFailed(PoolException cause, boolean interrupted) {
      super(cause);
      this.kind = cause.kind();
      this.interrupted = interrupted;
    }
  }

  @Test
  void whileNobodyReadsTheBody() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                  peer.awaitClose();
                })) {
      PooledRequest request = PoolKit.get(server).build();
      PooledResponse response = kit.pool().execute(request);

      request.abort();

      server.awaitClosed(1);
      kit.assertNothingHeld();
      Caller caller = Caller.of(() -> response.body().read());
      Way.ABORT.check(caller.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void beforeItBegins(Way way) throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(StopTest::readAndWait)) {
      PooledRequest request = PoolKit.get(server).build();
      CountDownLatch stopped = new CountDownLatch(1);
      Caller caller =
          Caller.of(
              () -> {
                awaitUninterruptibly(stopped);
                return kit.text(request);
              });
      way.stop(caller, request);
      stopped.countDown();

      way.check(caller.failure());

      assertThat(server.heads()).isEmpty();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      interrupted |= Thread.interrupted();
      Thread.onSpinWait();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void afterItsEndHarmsNobodyElse() throws Exception {
    CountDownLatch aborted = new CountDownLatch(1);
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send(ok("first"));
                  peer.readHead();
                  await(aborted);
                  peer.send(ok("second"));
                  peer.awaitClose();
                })) {
      PooledRequest first = PoolKit.get(server).build();
      kit.text(first);
      Caller second = Caller.of(() -> kit.text(PoolKit.get(server).build()));
      server.awaitHeads(2);

      first.abort();
      aborted.countDown();

      assertThat(second.result()).isEqualTo("second");
      assertThat(server.accepted()).isEqualTo(1);
    }
  }
}
