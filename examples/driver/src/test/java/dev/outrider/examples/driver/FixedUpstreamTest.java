package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FixedUpstreamTest {
  private static final Call CALL = Call.get("/v1/limits");

  @Test
  void answersEveryRequest() throws Exception {
    try (FixedUpstream upstream = FixedUpstream.start()) {
      Measured measured = new Load(port(upstream), List.of(CALL)).requests(200, 8);

      assertThat(measured.errors()).isZero();
      assertThat(measured.latencies().count()).isEqualTo(200);
    }
  }

  @Test
  void answersOnceWhenARequestComesInPieces() throws Exception {
    try (FixedUpstream upstream = FixedUpstream.start();
        Socket socket = new Socket("127.0.0.1", port(upstream))) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (byte piece : CALL.bytes(port(upstream))) {
        out.write(piece);
      }
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      String answers = new String(in.readAllBytes(), ISO_8859_1);

      assertThat(answers).startsWith("HTTP/1.1 200 OK").containsOnlyOnce("HTTP/1.1");
    }
  }

  private static int port(FixedUpstream upstream) {
    return URI.create(upstream.address()).getPort();
  }
}
