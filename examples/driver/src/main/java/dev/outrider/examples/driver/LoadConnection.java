package dev.outrider.examples.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One keep-alive connection of the load: a request out, its answer in. Used by one thread only. */
final class LoadConnection {
  private static final long IDLE = 0;

  private final int port;
  private final Selector selector;
  private SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
  private long sentNanos = IDLE;
  private boolean toHead;

  LoadConnection(int port, Selector selector) throws IOException {
    this.port = port;
    this.selector = selector;
    this.channel = connect();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel fresh =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
    fresh.configureBlocking(false);
    fresh.register(selector, SelectionKey.OP_READ, this);
    return fresh;
  }

  void send(byte[] request, boolean head) throws IOException {
    toHead = head;
    sentNanos = System.nanoTime();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) { // requests are smaller than any socket buffer: no loop in practice
      channel.write(out);
    }
  }

  boolean isWaiting() {
    return sentNanos != IDLE;
  }

  /**
   * Reads what is there.
   *
   * @return the answer's status when it is complete, 0 while it is not
   * @throws IOException when it was cut short
   */
  int receive(Latencies latencies) throws IOException {
    if (!in.hasRemaining()) {
      in = ByteBuffer.wrap(Arrays.copyOf(in.array(), in.capacity() * 2)).position(in.capacity());
    }
    if (channel.read(in) < 0) {
      throw new IOException("answer cut short");
    }
    if (Framing.end(in.array(), in.position(), toHead) == Framing.INCOMPLETE) {
      return 0;
    }
    latencies.add(System.nanoTime() - sentNanos);
    sentNanos = IDLE;
    int status = Framing.status(in.array());
    if (Framing.closes(in.array(), in.position())) {
      reconnect(); // Tomcat does so after 100 requests
    }
    in.clear();
    return status;
  }

  /** Takes a fresh connection in place of one that failed or was closed while at rest. */
  void reconnect() throws IOException {
    close();
    in.clear();
    sentNanos = IDLE;
    channel = connect();
  }

  void close() throws IOException {
    channel.close();
  }
}
