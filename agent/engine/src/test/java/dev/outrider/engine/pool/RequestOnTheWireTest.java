package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.always;
import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrider.engine.pool.PoolException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestOnTheWireTest {

  /** A body of {@code length} bytes by its own account. */
  private static RequestBody body(long length, BodyWriter writer) {
    return new RequestBody() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.write(out);
      }
    };
  }

  private interface BodyWriter {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void isWhatItWasGivenAndNothingElse() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("")))) {
      kit.text(
          PooledRequest.builder("PURGE", "http", "127.0.0.1", server.port())
              .target("/a%20b?x=1&y")
              .header("x-Second", "2")
              .header("Host", "elsewhere")
              .header("X-Empty", "")
              .header("x-second", "again")
              .build());

      String lines =
          "PURGE /a%20b?x=1&y HTTP/1.1|x-Second: 2|Host: elsewhere|X-Empty: |x-second: again||";
      assertThat(server.heads()).containsExactly(lines.replace("|", "\r\n"));
    }
  }

  @Test
  void cannotBeSplitByAHeader() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("")))) {
      kit.text(PoolKit.get(server).header("X", "a\r\nEvil: 1").build());

      assertThat(server.heads().get(0)).contains("X: a??Evil: 1\r\n");
    }
  }

  @Test
  void sendsEachChunkWhenItIsFlushed() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  seen.add(new String(peer.in().readNBytes(8), StandardCharsets.ISO_8859_1));
                  seen.add(new String(peer.in().readNBytes(13), StandardCharsets.ISO_8859_1));
                  peer.send(ok("done"));
                })) {
      RequestBody body =
          body(
              -1,
              out -> {
                out.write(bytes("one"));
                out.flush();
                assertThat(poll(seen)).isEqualTo("3\r\none\r\n");
                out.write(bytes("two"));
              });

      String answer =
          kit.text(
              PoolKit.request("POST", server)
                  .header("Transfer-Encoding", "chunked")
                  .body(body)
                  .build());

      assertThat(answer).isEqualTo("done");
      assertThat(poll(seen)).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
    }
  }

  private static String poll(BlockingQueue<String> from) {
    try {
      return String.valueOf(from.poll(5, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void neverLooksCompleteWhenTheBodyFails() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    IllegalStateException cause = new IllegalStateException("publisher");
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  seen.add(new String(peer.in().readAllBytes(), StandardCharsets.ISO_8859_1));
                })) {
      RequestBody body =
          body(
              -1,
              out -> {
                out.write(bytes("one"));
                out.flush();
                out.write(bytes("two"));
                throw cause;
              });

      PoolException failure =
          catchThrowableOfType(
              PoolException.class,
              () -> kit.text(PoolKit.request("POST", server).body(body).build()));

      assertThat(failure.kind()).isEqualTo(Kind.REQUEST_BODY);
      assertThat(failure).hasCause(cause);
      // Whether the second chunk still gets out is a matter of timing; the last one never may.
      assertThat(poll(seen)).startsWith("3\r\none\r\n").doesNotContain("0\r\n");
    }
  }

  @Test
  void failsWhenTheBodyIsShorterThanItSaid() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("")))) {
      RequestBody body = body(5, out -> out.write(bytes("four")));

      PoolException failure =
          catchThrowableOfType(
              PoolException.class,
              () -> kit.text(PoolKit.request("PUT", server).body(body).build()));

      assertThat(failure.kind()).isEqualTo(Kind.REQUEST_BODY);
      assertThat(failure.expected()).isEqualTo(5);
      assertThat(failure.received()).isEqualTo(4);
    }
  }

  @Test
  void sendsNoByteBeyondTheLength() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(always(ok("")))) {
      RequestBody body = body(3, out -> out.write(bytes("four")));

      PoolException failure =
          catchThrowableOfType(
              PoolException.class,
              () -> kit.text(PoolKit.request("PUT", server).body(body).build()));

      assertThat(failure.kind()).isEqualTo(Kind.REQUEST_BODY);
    }
  }

  /** A server that answers and closes while the body is still being written. */
  @Test
  void getsTheAnswerOfAServerThatDoesNotWantTheBody() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readHead();
                  peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!");
                })) {
      byte[] block = new byte[64 * 1024];
      RequestBody endless =
          body(
              -1,
              out -> {
                for (int i = 0; i < 10_000; i++) {
                  out.write(block);
                }
              });

      try (PooledResponse response =
          kit.pool().execute(PoolKit.request("POST", server).body(endless).build())) {
        assertThat(response.status()).isEqualTo(413);
        assertThat(PoolKit.text(response)).isEqualTo("no!");
      }

      assertThat(kit.numbers().free()).isZero();
    }
  }

  @Test
  void isWrittenAgainInFullAfterAStaleConnection() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            ScriptedServer.plain(
                peer -> {
                  peer.readRequest();
                  if (peer.number() == 2) {
                    seen.add("again");
                  }
                  peer.send(ok("x"));
                  peer.readHead();
                })) {
      PooledRequest.Builder put =
          PoolKit.request("PUT", server)
              .header("Content-Length", "4")
              .body(PoolKit.body("four"))
              .repeatable(true);
      kit.text(put.build());

      assertThat(kit.text(put.build())).isEqualTo("x");

      assertThat(seen).containsExactly("again");
    }
  }
}
