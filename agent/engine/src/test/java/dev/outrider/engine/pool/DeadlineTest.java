package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.ScriptedServer.Peer;
import dev.outrider.engine.pool.ScriptedServer.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deadlines are held within the 50 ms or 20 % that callers may notice, on a machine at rest. */
@Timeout(60)
class DeadlineTest {
  private static final long DEADLINE = TimeUnit.MILLISECONDS.toNanos(400);

  /** Far more than the deadline, far less than a server here ever takes. */
  private static final long MUCH_LATER = TimeUnit.SECONDS.toNanos(4);

  private static Kind failure(PoolKit kit, PooledRequest request) {
    long begun = System.nanoTime();
    PoolException failure = catchThrowableOfType(PoolException.class, () -> kit.text(request));
    assertThat(System.nanoTime() - begun).isBetween(DEADLINE, MUCH_LATER);
    return failure.kind();
  }

  /** Sends {@code text} forever, a byte every 20 ms. */
  private static Script trickle(String text) {
    return peer -> {
      peer.readHead();
      for (int i = 0; ; i++) {
        peer.send(text.substring(i % text.length(), i % text.length() + 1));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    };
  }

  @Test
  void endsAHeadThatNeverCame() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(Peer::awaitClose)) {
      assertThat(failure(kit, PoolKit.get(server).headDeadlineNanos(DEADLINE).build()))
          .isEqualTo(Kind.HEAD_TIMEOUT);
      assertThat(kit.numbers().timeouts()).isEqualTo(1);
      assertThat(kit.numbers().errors()).isZero();
    }
  }

  @Test
  void endsAHeadThatTricklesIn() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(trickle("HTTP/1.1 200 OK\r\nX: long"))) {
      assertThat(failure(kit, PoolKit.get(server).headDeadlineNanos(DEADLINE).build()))
          .isEqualTo(Kind.HEAD_TIMEOUT);
    }
  }

  @Test
  void endsAHandshakeThatTricklesIn() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.send("\26\3\3\77\0\2");
                  for (int i = 0; i < 1000; i++) {
                    peer.send("\0");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                  }
                })) {
      PooledRequest request =
          TestTls.get(server, TestTls.keys().client()).connectTimeoutNanos(DEADLINE).build();

      assertThat(failure(kit, request)).isEqualTo(Kind.CONNECT_TIMEOUT);
    }
  }

  /** The bytes of one TLS record, each in time for a timeout that every byte starts anew. */
  @Test
  void endsAHeadThatTricklesInUnderTls() throws Exception {
    AtomicBoolean slow = new AtomicBoolean();
    Script answer =
        peer -> {
          peer.readHead();
          slow.set(true);
          peer.send(ok("x".repeat(500)));
          peer.awaitClose();
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = TestTls.keys().serve(answer);
        ScriptedServer relay = ScriptedServer.plain(peer -> relay(peer, server.port(), slow))) {
      TlsIdentity client = TestTls.keys().client();
      PooledRequest request = TestTls.get(relay, client).headDeadlineNanos(DEADLINE * 5).build();

      assertThat(failure(kit, request)).isEqualTo(Kind.HEAD_TIMEOUT);
    }
  }

  private static void relay(Peer client, int port, AtomicBoolean slow) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream in = client.in();
      OutputStream out = server.getOutputStream();
      Caller.of(() -> in.transferTo(out));
      int next;
      while ((next = server.getInputStream().read()) >= 0) {
        client.send(String.valueOf((char) next));
        if (slow.get()) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
      }
    }
  }

  @Test
  void endsAWriteThatNobodyReads() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer deaf = ScriptedServer.plain(peer -> LockSupport.parkNanos(MUCH_LATER))) {
      PooledRequest request =
          PoolKit.request("POST", deaf).body(new Endless()).headDeadlineNanos(DEADLINE).build();

      assertThat(failure(kit, request)).isEqualTo(Kind.HEAD_TIMEOUT);
    }
  }

  private static final class Endless implements RequestBody {
    @Override
    public long length() {
      return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      while (true) {
        out.write(new byte[100_000]);
      }
    }
  }

  @Test
  void endsAWaitForAConnection() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(Peer::awaitClose)) {
      kit.pool().settings(PoolKit.settings(1, 0));
      PooledRequest holding = PoolKit.get(server).build();
      Caller holder = Caller.of(() -> kit.text(holding));
      holder.awaitIn("blockingRead");

      assertThat(failure(kit, PoolKit.get(server).headDeadlineNanos(DEADLINE).build()))
          .isEqualTo(Kind.LEASE_TIMEOUT);

      holding.abort();
      assertThat(holder.failure()).isInstanceOf(PoolException.class);
    }
  }

  @Test
  void endsConnecting() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (PoolKit kit = new PoolKit();
        ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 3; i++) {
        crowd.add(new Socket());
        StopTest.connectIfRoom(crowd.get(i), full);
      }
      PooledRequest request =
          PooledRequest.builder("GET", "http", "127.0.0.1", full.getLocalPort())
              .connectTimeoutNanos(DEADLINE)
              .headDeadlineNanos(2 * DEADLINE)
              .build();

      assertThat(failure(kit, request)).isEqualTo(Kind.CONNECT_TIMEOUT);
    } finally {
      for (Socket one : crowd) {
        one.close();
      }
    }
  }

  @Test
  void leavesTheBodyAllTheTimeItTakes() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
                  LockSupport.parkNanos(2 * DEADLINE);
                  peer.send("b");
                  peer.awaitClose();
                })) {
      assertThat(kit.text(PoolKit.get(server).headDeadlineNanos(DEADLINE).build())).isEqualTo("ab");
    }
  }

  @Test
  void ofSilenceEndsABody() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
                  peer.awaitClose();
                })) {
      PoolSettings all = PoolKit.settings(0, 0);
      kit.pool()
          .settings(
              new PoolSettings(
                  0, 0, DEADLINE, 0, true, 0, all.idleNanos(), all.maxLifetimeNanos(), true));

      assertThat(failure(kit, PoolKit.get(server).build())).isEqualTo(Kind.READ_TIMEOUT);
    }
  }

  @Test
  void leavesNothingBehindThatStrikesLater() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = TestTls.keys().serve(ScriptedServer.always(ok("in time")))) {
      TlsIdentity client = TestTls.keys().client();
      PooledRequest first = TestTls.get(server, client).headDeadlineNanos(DEADLINE * 5).build();
      kit.text(first);
      LockSupport.parkNanos(DEADLINE * 5);

      assertThat(first.stop().why()).isNull();
      assertThat(kit.text(TestTls.get(server, client).build())).isEqualTo("in time");
      assertThat(server.accepted()).isEqualTo(1);
    }
  }
}
