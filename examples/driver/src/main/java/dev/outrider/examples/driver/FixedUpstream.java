package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * An upstream that answers every request with the same bytes: one thread and a selector, because
 * what it took of the cores would be missing to the gateways that throughput compares.
 *
 * <p>Requests have no body. Thread-safe.
 */
final class FixedUpstream implements Upstream {
  private static final String BODY =
      "{\"object\":\"limits\",\"requests_per_minute\":600000,\"tokens_per_minute\":9000000}";
  static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
              + "Content-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(ISO_8859_1);

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
  private volatile boolean closed;

  private FixedUpstream(ServerSocketChannel listener, Selector selector) {
    this.listener = listener;
    this.selector = selector;
  }

  static FixedUpstream start() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false);
    Selector selector = Selector.open();
    listener.register(selector, SelectionKey.OP_ACCEPT);
    FixedUpstream upstream = new FixedUpstream(listener, selector);
    Thread thread = new Thread(upstream::serve, "upstream");
    thread.setDaemon(true);
    thread.start();
    return upstream;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + listener.socket().getLocalPort();
  }

  private void serve() {
    try (selector) {
      while (!closed) {
        selector.select(this::ready);
      }
      selector.keys().forEach(FixedUpstream::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        answer((SocketChannel) key.channel(), (HeadEnds) key.attachment());
      }
    } catch (IOException reset) {
      close(key);
    }
  }

  private void accept() throws IOException {
    SocketChannel connection = listener.accept();
    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connection.configureBlocking(false);
    connection.register(selector, SelectionKey.OP_READ, new HeadEnds());
  }

  private void answer(SocketChannel connection, HeadEnds ends) throws IOException {
    in.clear();
    int count = connection.read(in);
    if (count < 0) {
      connection.close();
      return;
    }
    for (int requests = ends.in(in.array(), count); requests > 0; requests--) {
      ByteBuffer out = ByteBuffer.wrap(ANSWER);
      while (out.hasRemaining()) { // smaller than any socket buffer: no loop in practice
        connection.write(out);
      }
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
