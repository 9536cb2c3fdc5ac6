package dev.outrider.testkit.reactornetty;

import dev.outrider.testkit.client.HttpAnswer;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.netty.http.client.HttpClientResponse;

/**
 * A response for a thread that waits: its head, and its body part by part, each asked for when it
 * is wanted. Closing it early cancels the stream, which is the library's way to let a response go.
 */
final class ReceivedBody extends BaseSubscriber<byte[]> {
  private static final Object END = new Object();

  private final CompletableFuture<HttpAnswer> head = new CompletableFuture<>();
  private final BlockingQueue<Object> parts = new LinkedBlockingQueue<>();

  /** Waits for the head; a failure is thrown as the library gives it. */
  HttpAnswer answer() throws Exception {
    try {
      return head.get();
    } catch (InterruptedException interrupted) {
      cancel();
      throw interrupted;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception failure ? failure : failed;
    }
  }

  void headCame(HttpClientResponse response) {
    head.complete(
        new HttpAnswer(response.status().code(), fields(response.responseHeaders()), new Stream()));
  }

  private static Map<String, List<String>> fields(HttpHeaders headers) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    headers.forEach(
        field ->
            fields.computeIfAbsent(field.getKey(), n -> new ArrayList<>()).add(field.getValue()));
    return fields;
  }

  void abort() {
    CancellationException given = new CancellationException("given up");
    cancel();
    head.completeExceptionally(given);
    parts.add(given);
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {} // each part is asked for

  @Override
  protected void hookOnNext(byte[] part) {
    parts.add(part);
  }

  @Override
  protected void hookOnComplete() {
    parts.add(END);
  }

  @Override
  protected void hookOnError(Throwable failure) {
    head.completeExceptionally(failure);
    parts.add(failure);
  }

  /** One thread reads it. */
  private final class Stream extends InputStream {
    private byte[] part = new byte[0];
    private int at;
    private boolean asked;
    private @Nullable Object end;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (at == part.length) {
        if (!next()) {
          return -1;
        }
      }
      int count = Math.min(length, part.length - at);
      System.arraycopy(part, at, bytes, offset, count);
      at += count;
      return count;
    }

    private boolean next() throws IOException {
      if (end == null) {
        Object came = take();
        if (came instanceof byte[] bytes) {
          part = bytes;
          at = 0;
          asked = false;
          return true;
        }
        end = came;
      }
      if (end instanceof IOException failure) {
        throw failure;
      }
      if (end instanceof RuntimeException failure) {
        throw failure;
      }
      return false;
    }

    private Object take() throws InterruptedIOException {
      if (!asked && parts.isEmpty()) {
        asked = true;
        request(1);
      }
      try {
        return parts.take();
      } catch (InterruptedException interrupted) {
        cancel();
        throw new InterruptedIOException("interrupted");
      }
    }

    @Override
    public void close() {
      if (end == null) {
        end = new IOException("closed");
        cancel();
      }
    }
  }
}
