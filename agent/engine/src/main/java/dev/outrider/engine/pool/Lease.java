package dev.outrider.engine.pool;

import dev.outrider.engine.pool.BodyListener.Ending;
import dev.outrider.engine.pool.PoolException.Framing;
import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.PoolException.Progress;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hold of one exchange on its connection, from the response head until the body has ended.
 *
 * <p>Thread-safe. End, close, failure, abort and garbage collection race to end it; the first one
 * wins, gives the connection back, and then tells the listener. It knows the body's stream only
 * weakly: once the stream is garbage, nobody can end it any more, and {@link InFlight} does.
 */
final class Lease implements Stop.Target {

  /** How the body is marked, and how long the connection may rest after it. */
  record Terms(Framing framing, long expected, long restNanos) {}

  private record Ended(Ending how, @Nullable PoolException failure, long bytes, long nanos) {
    void tell(BodyListener listener) {
      listener.ended(how, failure, bytes, nanos);
    }
  }

  private static final Object NOBODY_YET = new Object();

  private final PooledConnection connection;
  private final HostPool host;
  private final Terms terms;
  private final Stopwatch stopwatch;
  private final Stop stop;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<Object> listenerOrEnded = new AtomicReference<>(NOBODY_YET);
  private volatile @Nullable WeakReference<BodyStream> stream;
  private volatile @Nullable Consumer<Lease> registry;
  private volatile @Nullable PoolException failure;
  private long bytes;

  Lease(PooledConnection connection, HostPool host, Terms terms, Stopwatch stopwatch, Stop stop) {
    this.connection = connection;
    this.host = host;
    this.terms = terms;
    this.stopwatch = stopwatch;
    this.stop = stop;
  }

  /** From now on it is known elsewhere, under this stream, and is to be forgotten at its end. */
  void watched(BodyStream reader, Consumer<Lease> forget) {
    registry = forget;
    stream = new WeakReference<>(reader);
  }

  PooledConnection connection() {
    return connection;
  }

  Terms terms() {
    return terms;
  }

  /** Counts bytes of the body; called by the reading thread. */
  void count(long more) {
    bytes += more;
  }

  long bytes() {
    return bytes;
  }

  boolean isOver() {
    return ended.get();
  }

  /** Returns why the body failed, or null while it did not. */
  @Nullable PoolException failure() {
    return failure;
  }

  /** The body was read to its end; called by the reading thread. */
  void complete() {
    if (ended.compareAndSet(false, true)) {
      if (terms.restNanos() != Persistence.NONE && connection.unread() == 0) {
        host.put(connection, terms.restNanos());
      } else {
        host.discard(connection);
      }
      finish(Ending.COMPLETE, null);
    }
  }

  /** The reader wants no more. */
  void close() {
    breakOff(Ending.CLOSED, null);
  }

  /** The body broke; returns what its reader is to be told: the first failure, or that one. */
  PoolException fail(PoolException fault) {
    if (breakOff(Ending.FAILED, fault)) {
      return fault;
    }
    PoolException first = failure;
    return first != null ? first : closed();
  }

  @Override
  public void halt(Kind why) {
    breakOff(Ending.FAILED, Stop.stopped(why, progress(), null));
  }

  /** Ends it when its stream is garbage. */
  void reap() {
    WeakReference<BodyStream> watched = stream;
    if (watched != null && watched.refersTo(null)) {
      breakOff(Ending.ABANDONED, null);
    }
  }

  private boolean breakOff(Ending how, @Nullable PoolException fault) {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    failure = fault;
    if (fault != null) {
      host.stats().failed(fault.kind());
    }
    host.discard(connection);
    finish(how, fault);
    return true;
  }

  private void finish(Ending how, @Nullable PoolException fault) {
    stop.detach(this);
    Consumer<Lease> forget = registry;
    if (forget != null) {
      forget.accept(this);
    }
    Ended end = new Ended(how, fault, bytes, stopwatch.nanos());
    if (listenerOrEnded.getAndSet(end) instanceof BodyListener listener) {
      end.tell(listener);
    }
  }

  /** Tells {@code listener} how it ends, or has ended. */
  void onEnd(BodyListener listener) {
    if (!listenerOrEnded.compareAndSet(NOBODY_YET, listener)) {
      if (!(listenerOrEnded.get() instanceof Ended end)) {
        throw new IllegalStateException("the body has its listener already");
      }
      end.tell(listener);
    }
  }

  PoolException closed() {
    return new PoolException(Kind.CLOSED, "the body was closed", null, progress());
  }

  Progress progress() {
    return new Progress(true, connection.used(), terms.framing(), terms.expected(), bytes);
  }
}
