package dev.outrider.testkit.serving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Reactor Netty's HTTP server. The common handlers block, so they run on threads beside its event
 * loops; what they write goes to the event loop piece by piece.
 */
public final class ReactorNettyServed implements Served {
  private final Executor threads = Executors.newFixedThreadPool(8);
  private final Handlers handlers = new Handlers();

  /** Made by the worker JVM. */
  public ReactorNettyServed() {}

  @Override
  public int start() {
    return HttpServer.create().host("127.0.0.1").port(0).handle(this::serve).bindNow().port();
  }

  private Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
    return Mono.<Publisher<Void>>create(
            answer -> {
              ReactorNettyTurn turn = new ReactorNettyTurn(request, response, answer);
              threads.execute(() -> turn.run(() -> handlers.handle(turn)));
            })
        .flatMap(Mono::from);
  }

  /** Confined to one thread after the other: the handler's, then that of what it left for later. */
  private static final class ReactorNettyTurn implements Turn {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final MonoSink<Publisher<Void>> answer;
    private final Sinks.Many<ByteBuf> pieces = Sinks.many().unicast().onBackpressureBuffer();
    private @Nullable InputStream body;
    private boolean begun;

    ReactorNettyTurn(
        HttpServerRequest request, HttpServerResponse response, MonoSink<Publisher<Void>> answer) {
      this.request = request;
      this.response = response;
      this.answer = answer;
    }

    /** A failure is the answer's where it has not begun, else that of its body. */
    void run(Work work) {
      try {
        work.run();
      } catch (IOException | RuntimeException thrown) {
        if (begun) {
          pieces.tryEmitError(thrown);
        } else {
          answer.error(thrown);
        }
      }
    }

    @Override
    public String method() {
      return request.method().name();
    }

    @Override
    public String target() {
      return request.uri();
    }

    @Override
    public InputStream body() {
      if (body == null) {
        body = new Parts(request.receive().asByteArray().toIterable().iterator());
      }
      return body;
    }

    @Override
    public void header(String name, String value) {
      response.addHeader(name, value);
    }

    @Override
    public OutputStream answer(int status, long length) {
      begun = true;
      response.status(status);
      if (length == 0) {
        answer.success(response.send());
        return OutputStream.nullOutputStream();
      }
      if (length > 0) {
        response.header("Content-Length", Long.toString(length));
      }
      Flux<ByteBuf> all = pieces.asFlux().hide(); // fused, the server itself stops now and then
      answer.success(response.send(all, piece -> true).then());
      return new Pieces(pieces);
    }

    @Override
    public void later(Work work) {
      new Thread(() -> run(work), "later").start();
    }
  }

  /** Waits for the body part by part. */
  private static final class Parts extends InputStream {
    private final Iterator<byte[]> parts;
    private ByteBuffer part = ByteBuffer.allocate(0);

    Parts(Iterator<byte[]> parts) {
      this.parts = parts;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
      while (!part.hasRemaining()) {
        if (!parts.hasNext()) {
          return -1;
        }
        part = ByteBuffer.wrap(parts.next());
      }
      int some = Math.min(count, part.remaining());
      part.get(bytes, offset, some);
      return some;
    }
  }

  /** Hands on what is written, until the client is gone. */
  private static final class Pieces extends OutputStream {
    private final Sinks.Many<ByteBuf> pieces;

    Pieces(Sinks.Many<ByteBuf> pieces) {
      this.pieces = pieces;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      Sinks.EmitResult emitted = pieces.tryEmitNext(Unpooled.copiedBuffer(bytes, offset, count));
      if (emitted.isFailure()) {
        throw new IOException("not sent: " + emitted);
      }
    }

    @Override
    public void close() {
      pieces.tryEmitComplete();
    }
  }
}
