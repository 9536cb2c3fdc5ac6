package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.PoolException.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: asks for the name again each time, tries its addresses in turn, and speaks TLS
 * where the request does.
 *
 * <p>Looking a name up is the one step that nothing can stop: the JDK has no way to.
 */
final class Opener {
  private final LocalEnds localEnds;
  private final LongSupplier clock;

  Opener(LocalEnds localEnds, LongSupplier clock) {
    this.localEnds = localEnds;
    this.clock = clock;
  }

  /** Opens one; fails with a kind of connecting, or with what the request was stopped for. */
  @SuppressWarnings("try") // the watchdog is there to be closed
  PooledConnection open(
      PooledRequest request, HostStats stats, PoolSettings settings, Deadline head)
      throws PoolException {
    long now = clock.getAsLong();
    Deadline connect =
        Deadline.after(now, request.connectTimeoutNanos())
            .or(Deadline.after(now, settings.connectTimeoutNanos()));
    Deadline first = connect.or(head);
    boolean connectFirst = connect.bounded() && connect.atNanos() == first.atNanos();
    Kind late = connectFirst ? Kind.CONNECT_TIMEOUT : Kind.HEAD_TIMEOUT;
    try (@Nullable Watchdog watchdog = Watchdog.over(request.stop(), late, first, now)) {
      return connect(request, stats, settings, first);
    } catch (IOException e) {
      throw fault(e, request, late);
    }
  }

  private PooledConnection connect(
      PooledRequest request, HostStats stats, PoolSettings settings, Deadline deadline)
      throws IOException {
    HostKey key = request.key();
    InetAddress[] addresses = InetAddress.getAllByName(key.bareHost());
    for (int i = 0; ; i++) {
      SocketChannel channel = SocketChannel.open();
      boolean open = false;
      try {
        request.stop().attach(why -> closeQuietly(channel));
        configure(channel, settings);
        channel
            .socket()
            .connect(
                new InetSocketAddress(addresses[i], key.port()),
                share(deadline, addresses.length - i));
        PooledConnection connection = secure(request, channel, stats);
        open = true;
        return connection;
      } catch (IOException e) {
        boolean over = request.stop().why() != null || Thread.currentThread().isInterrupted();
        if (over || i == addresses.length - 1) {
          throw e;
        }
      } finally {
        if (!open) {
          closeQuietly(channel);
        }
      }
    }
  }

  /**
   * What remains is shared among the addresses, so that a silent one leaves time for the others.
   */
  private int share(Deadline deadline, int addressesLeft) throws SocketTimeoutException {
    if (!deadline.bounded()) {
      return 0;
    }
    long remaining = deadline.remaining(clock.getAsLong());
    if (remaining <= 0) {
      throw new SocketTimeoutException("connect timed out");
    }
    return Deadline.millis(remaining / addressesLeft);
  }

  private static void configure(SocketChannel channel, PoolSettings settings) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (settings.tcpKeepAliveNanos() == 0) {
      return;
    }
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    int seconds = Math.max(1, Deadline.millis(settings.tcpKeepAliveNanos()) / 1000);
    for (SocketOption<?> option : channel.supportedOptions()) {
      if (option.name().equals("TCP_KEEPIDLE")) { // named in a module that an image may lack
        setSeconds(channel, option, seconds);
      }
    }
  }

  @SuppressWarnings("unchecked") // TCP_KEEPIDLE is documented as a number of seconds
  private static void setSeconds(SocketChannel channel, SocketOption<?> option, int seconds)
      throws IOException {
    channel.setOption((SocketOption<Integer>) option, seconds);
  }

  private PooledConnection secure(PooledRequest request, SocketChannel channel, HostStats stats)
      throws IOException {
    SSLSocket tls = null;
    TlsIdentity identity = request.key().tls();
    if (identity != null) {
      HostKey key = request.key();
      tls =
          (SSLSocket)
              identity
                  .context()
                  .getSocketFactory()
                  .createSocket(channel.socket(), key.bareHost(), key.port(), true);
      identity.applyTo(tls);
      tls.startHandshake();
    }
    return born(channel, tls, stats);
  }

  private PooledConnection born(SocketChannel channel, @Nullable SSLSocket tls, HostStats stats)
      throws IOException {
    LocalEnds.End end = LocalEnds.endOf(channel);
    Runnable onClose =
        () -> {
          localEnds.remove(end);
          stats.closed.increment();
        };
    double lifeShare = 0.9 + ThreadLocalRandom.current().nextDouble() / 10;
    PooledConnection.Birth birth =
        new PooledConnection.Birth(clock.getAsLong(), lifeShare, onClose);
    PooledConnection connection = PooledConnection.on(channel, tls, clock, birth);
    localEnds.add(end);
    stats.opened.increment();
    return connection;
  }

  private static PoolException fault(IOException fault, PooledRequest request, Kind late) {
    if (request.stop().why() != null) {
      return request.stop().stopped(Progress.NOWHERE, fault);
    }
    Kind kind = Kind.CONNECT;
    if (fault instanceof SocketTimeoutException) {
      kind = late;
    } else if (fault instanceof ConnectException) {
      kind = Kind.CONNECT_REFUSED;
    }
    String message = fault.getMessage();
    return new PoolException(
        kind, message == null ? fault.getClass().getSimpleName() : message, fault);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Closing is all that can be done with it.
    }
  }
}
