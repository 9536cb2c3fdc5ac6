package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One connection: HttpCore's, on a socket channel, because a thread that blocks on a channel can be
 * interrupted, and closing a channel never blocks.
 *
 * <p>Owned by one thread at a time, see {@link HostPool}; only {@link #halt} and {@link #close} may
 * come from any other. The sweep looks at when a connection began to rest before it owns it,
 * without order: at worst it closes one that could have rested longer, or leaves one for the next
 * sweep.
 */
final class PooledConnection extends DefaultBHttpClientConnection implements Stop.Target {
  private final SocketChannel channel;
  private final @Nullable SSLSocket tls;
  private final Wire wire;
  private final HeadParser parser;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final long openedNanos;
  private final double lifeShare;
  private volatile @Nullable RequestBody writing;
  private boolean used;
  private boolean restBounded;
  private long restUntilNanos;
  private long restingSinceNanos;
  private long checkedNanos;

  private PooledConnection(
      SocketChannel channel,
      @Nullable SSLSocket tls,
      HeadParser parser,
      LongSupplier clock,
      Birth birth) {
    super(
        HeadParser.CONFIG,
        null,
        null,
        ResponseLength::of,
        Outgoing::length,
        null,
        HeadWriter::new,
        config -> parser);
    this.channel = channel;
    this.tls = tls;
    this.wire = Wire.of(channel.socket(), tls, clock);
    this.parser = parser;
    this.onClose = birth.onClose();
    this.openedNanos = birth.nanos();
    this.lifeShare = birth.lifeShare();
  }

  /**
   * When a connection was opened, what share of the longest life it gets, and what happens once
   * when it is closed.
   */
  record Birth(long nanos, double lifeShare, Runnable onClose) {}

  /** Takes over a connected channel, with the TLS on top of it where there is any. */
  static PooledConnection on(
      SocketChannel channel, @Nullable SSLSocket tls, LongSupplier clock, Birth birth)
      throws IOException {
    PooledConnection connection =
        new PooledConnection(channel, tls, new HeadParser(), clock, birth);
    connection.bind(connection.wire);
    return connection;
  }

  Wire wire() {
    return wire;
  }

  /** Whether it has carried an exchange before the present one. */
  boolean used() {
    return used;
  }

  boolean encrypted() {
    return tls != null;
  }

  /** Names the body that is being written, so that a halt can end a wait for it; null: none. */
  void writing(@Nullable RequestBody body) {
    writing = body;
  }

  @Nullable SSLSession session() {
    return tls == null ? null : tls.getSession();
  }

  int unread() {
    return parser.unread();
  }

  /** Puts it at rest, for as long as {@code restNanos} from now. */
  void rest(long nowNanos, long restNanos) {
    used = true;
    restingSinceNanos = nowNanos;
    checkedNanos = nowNanos;
    restBounded = restNanos != Persistence.UNBOUNDED;
    restUntilNanos = nowNanos + restNanos;
  }

  /** Whether it has rested or lived long enough. */
  boolean isOver(long nowNanos, PoolSettings settings) {
    return (restBounded && nowNanos - restUntilNanos >= 0)
        || (settings.idleNanos() > 0 && nowNanos - restingSinceNanos >= settings.idleNanos())
        || isOld(nowNanos, settings);
  }

  /** Whether it has lived long enough. */
  boolean isOld(long nowNanos, PoolSettings settings) {
    double share = settings.lifetimeJitter() ? lifeShare : 1;
    long life = (long) (settings.maxLifetimeNanos() * share);
    return life > 0 && nowNanos - openedNanos >= life;
  }

  long uncheckedNanos(long nowNanos) {
    return nowNanos - checkedNanos;
  }

  /**
   * Whether the server has closed a connection at rest, or sent what nobody asked for, which is as
   * bad. A read that does not wait, below TLS: costs three system calls and no time.
   */
  boolean isDead(long nowNanos) {
    checkedNanos = nowNanos;
    try {
      channel.configureBlocking(false);
      int count = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return count != 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void halt(Kind why) {
    close();
    RequestBody body = writing;
    if (body != null) {
      body.cancel();
    }
  }

  /** Says goodbye where TLS has a word for it; may block, so never on a request's thread. */
  void closePolitely() {
    if (tls != null) {
      try {
        tls.shutdownOutput();
      } catch (IOException e) {
        // The server is gone already: nobody is left to say goodbye to.
      }
    }
    close();
  }

  /** Closes it at once, without a word; does not block. Calls after the first do nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        channel.close();
      } catch (IOException e) {
        // A channel counts as closed also when closing it failed; nothing more can be done.
      }
      onClose.run();
    }
  }

  @Override
  public void close(CloseMode mode) {
    close();
  }
}
