package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * An upstream whose {@code /stream} is a stream of events at a fixed pace, the first of them with
 * the head. It notes when it wrote each, for a reader in the same process, of one stream at a time.
 */
final class StreamUpstream implements Upstream {
  static final int EVENTS = 4;

  /** Stands once in each event and nowhere else. */
  static final byte MARK = '@';

  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
          .getBytes(ISO_8859_1);
  private static final String EVENT = "data: {\"text\":\"" + "x".repeat(100) + "@\"}\n\n";
  private static final byte[] CHUNK =
      (Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n").getBytes(ISO_8859_1);
  private static final byte[] END = "0\r\n\r\n".getBytes(ISO_8859_1);

  private final ServerSocket listener;
  private final AtomicLongArray writtenNanos = new AtomicLongArray(EVENTS);
  private volatile long paceNanos;

  private StreamUpstream(ServerSocket listener) {
    this.listener = listener;
  }

  static StreamUpstream start() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    StreamUpstream upstream = new StreamUpstream(listener);
    start(upstream::accept);
    return upstream;
  }

  private static void start(Runnable body) {
    Thread thread = new Thread(body, "upstream");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Sets the time between two events; 0: none. */
  void pace(long nanos) {
    paceNanos = nanos;
  }

  /** Returns when that event of the last stream was handed to the socket. */
  long writtenNanos(int event) {
    return writtenNanos.get(event);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end
    }
  }

  private void serve(Socket socket) {
    byte[] in = new byte[4096];
    HeadEnds ends = new HeadEnds();
    try (socket) {
      InputStream requests = socket.getInputStream();
      boolean begins = true;
      boolean stream = false;
      for (int count = requests.read(in); count >= 0; count = requests.read(in)) {
        stream = begins ? new String(in, 0, count, ISO_8859_1).startsWith("GET /stream") : stream;
        begins = ends.in(in, count) > 0;
        if (begins) {
          answer(socket, stream);
        }
      }
    } catch (IOException left) {
      // a client may leave however it likes
    }
  }

  private void answer(Socket socket, boolean stream) throws IOException {
    if (!stream) {
      socket.getOutputStream().write(FixedUpstream.ANSWER);
      return;
    }
    write(socket, 0, HEAD, CHUNK);
    for (int event = 1; event < EVENTS - 1; event++) {
      pause();
      write(socket, event, CHUNK);
    }
    pause();
    write(socket, EVENTS - 1, CHUNK, END);
  }

  private void pause() {
    if (paceNanos > 0) {
      LockSupport.parkNanos(paceNanos);
    }
  }

  private void write(Socket socket, int event, byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(512);
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    writtenNanos.set(event, System.nanoTime());
    all.writeTo(socket.getOutputStream());
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
