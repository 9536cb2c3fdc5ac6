package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One exchange up to its response: takes a place, tries, tries once more if the connection was
 * stale, and hands the place on to the {@link Lease}. Whatever happens before, it gives it back.
 */
final class Exchange {
  /** A body up to this size is taken at once if it has come with the head. */
  private static final long SMALL = 16 * 1024;

  private static final byte[] EMPTY = new byte[0];

  private final PooledRequest request;
  private final HostPool host;
  private final Opener opener;
  private final InFlight inFlight;
  private final PoolSettings settings;
  private final LongSupplier clock;
  private final Stopwatch stopwatch;
  private final Deadline head;
  private boolean holdsPlace;

  Exchange(
      PooledRequest request,
      HostPool host,
      Opener opener,
      InFlight inFlight,
      PoolSettings settings,
      LongSupplier clock) {
    this.request = request;
    this.host = host;
    this.opener = opener;
    this.inFlight = inFlight;
    this.settings = settings;
    this.clock = clock;
    this.stopwatch = Stopwatch.start(clock);
    this.head = Deadline.after(stopwatch.startNanos(), request.headDeadlineNanos());
  }

  PooledResponse run() throws PoolException, InterruptedException {
    PooledConnection rested = host.lease(request, head);
    holdsPlace = true;
    try {
      PooledResponse response = rested == null ? null : reuse(rested);
      return response != null ? response : open();
    } finally {
      if (holdsPlace) {
        host.free();
      }
    }
  }

  /** Returns null when the connection was stale and the request may be sent again. */
  private @Nullable PooledResponse reuse(PooledConnection rested) throws PoolException {
    host.stats().hits.increment();
    try {
      return carry(rested);
    } catch (PoolException e) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      if (!request.repeatable() || !e.looksStale() || interrupted) {
        throw e;
      }
      return null;
    }
  }

  private PooledResponse open() throws PoolException {
    host.stats().misses.increment();
    return carry(opener.open(request, host.stats(), settings, head));
  }

  private PooledResponse carry(PooledConnection connection) throws PoolException {
    boolean handedOn = false;
    try {
      Attempt attempt = new Attempt(request, connection, clock);
      ClassicHttpResponse response = attempt.run(head, settings.socketTimeoutNanos());
      InputStream content = content(response);
      Lease lease =
          new Lease(connection, host, terms(response, content, attempt), stopwatch, request.stop());
      request.stop().attach(lease);
      handedOn = true;
      holdsPlace = false;
      return new PooledResponse(response, body(content, lease), lease);
    } finally {
      if (!handedOn) {
        request.stop().detach(connection);
        connection.close();
      }
    }
  }

  private static @Nullable InputStream content(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    try {
      return entity == null || entity.getContentLength() == 0 ? null : entity.getContent();
    } catch (IOException e) {
      throw new IllegalStateException("the entity of a response just received is open", e);
    }
  }

  private static Lease.Terms terms(
      ClassicHttpResponse response, @Nullable InputStream content, Attempt attempt) {
    long rest = attempt.restNanos(response);
    HttpEntity entity = response.getEntity();
    if (content == null || entity == null) {
      return new Lease.Terms(Framing.NONE, 0, rest);
    }
    if (entity.getContentLength() > 0) {
      return new Lease.Terms(Framing.LENGTH, entity.getContentLength(), rest);
    }
    return content instanceof ChunkedInputStream
        ? new Lease.Terms(Framing.CHUNKED, -1, rest)
        : new Lease.Terms(Framing.CLOSE, -1, Persistence.NONE);
  }

  private InputStream body(@Nullable InputStream content, Lease lease) throws PoolException {
    if (content == null) {
      lease.complete();
      return new ByteArrayInputStream(EMPTY);
    }
    BodyStream stream = new BodyStream(content, lease);
    long length = lease.terms().expected();
    if (length > 0 && length <= SMALL && stream.has(length)) {
      byte[] taken = stream.take((int) length);
      PoolException failure = lease.failure(); // stopped meanwhile
      if (failure != null) {
        throw failure;
      }
      return new ByteArrayInputStream(taken);
    }
    inFlight.add(lease, stream);
    return stream;
  }
}
