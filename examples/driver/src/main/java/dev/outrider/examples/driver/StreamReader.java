package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Reads one stream after the other through a gateway, and notes how late each event came. */
final class StreamReader implements AutoCloseable {
  private final Socket socket;
  private final byte[] request;
  private final StreamUpstream upstream;
  private final byte[] in = new byte[16 * 1024];

  StreamReader(int port, StreamUpstream upstream) throws IOException {
    this.upstream = upstream;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    this.request = Call.get("/stream", "Accept: text/event-stream").bytes(port);
  }

  /**
   * Reads one.
   *
   * @param first gets the time from the request to the first byte of its answer
   * @param chunks gets the time of each further event from the upstream to here
   */
  void read(Latencies first, Latencies chunks) throws IOException {
    InputStream answer = socket.getInputStream();
    long begin = System.nanoTime();
    socket.getOutputStream().write(request);
    int events = 0;
    int count = 0;
    do {
      count = answer.read(in);
      long now = System.nanoTime();
      if (count < 0) {
        throw new EOFException("the stream was cut short after " + events + " events");
      }
      if (begin != 0) {
        first.add(now - begin);
        begin = 0;
      }
      for (int i = 0; i < count; i++) {
        if (in[i] == StreamUpstream.MARK) {
          if (events > 0) {
            chunks.add(now - upstream.writtenNanos(events));
          }
          events++;
        }
      }
    } while (events < StreamUpstream.EVENTS || !isEnd(count));
  }

  /** The end of the chunked body comes with the last event or by itself. */
  private boolean isEnd(int count) {
    String tail = new String(in, Math.max(0, count - 5), Math.min(5, count), ISO_8859_1);
    return tail.equals("0\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
