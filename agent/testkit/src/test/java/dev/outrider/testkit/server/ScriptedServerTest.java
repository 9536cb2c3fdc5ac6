package dev.outrider.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes over the wire, and what the server says it saw. */
class ScriptedServerTest {
  private final ScriptedServer server = ScriptedServer.open();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void recordsEachRequestOnceWithHeadersInOrderAndCase() throws Exception {
    String answer =
        talk(
            "POST /echo HTTP/1.1\r\nhOst: x\r\nA: 1\r\na: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");

    List<Seen> seen = server.take();
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("3 bytes");
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).line()).isEqualTo("POST /echo HTTP/1.1");
    assertThat(seen.get(0).headers())
        .startsWith(new Field("hOst", "x"), new Field("A", "1"), new Field("a", "2"));
    assertThat(seen.get(0).digest())
        .isEqualTo(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).hex());
    assertThat(seen.get(0).ending()).isEqualTo("answered");
    assertThat(server.take()).isEmpty();
  }

  @Test
  void readsAChunkedBodyAndItsTrailers() throws Exception {
    talk(
        "POST /goodbye HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nX-Sum: 3\r\n\r\n");

    Seen seen = server.take().get(0);
    assertThat(seen.length()).isEqualTo(3);
    assertThat(seen.digest()).isEqualTo(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).hex());
    assertThat(seen.trailers()).containsExactly(new Field("X-Sum", "3"));
  }

  @Test
  void servesSeveralRequestsOfOneConnection() throws Exception {
    talk("GET /len/1 HTTP/1.1\r\n\r\nGET /goodbye HTTP/1.1\r\n\r\n");

    assertThat(server.take()).extracting(Seen::connection).containsExactly(1, 1);
  }

  @Test
  void resetsAConnection() throws Exception {
    assertThatThrownBy(() -> talk("GET /reset/head HTTP/1.1\r\n\r\n"))
        .isInstanceOf(SocketException.class);

    assertThat(server.take()).extracting(Seen::ending).containsExactly("closed by script");
  }

  @Test
  void cutsABodyShort() throws Exception {
    String answer = talk("GET /truncate/length HTTP/1.1\r\n\r\n");

    assertThat(answer).contains("Content-Length: 100");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(50);
  }

  @Test
  void noticesThatTheClientLeft() throws Exception {
    try (Socket client = connect()) {
      send(client, "GET /hold HTTP/1.1\r\n\r\n");
      assertThat(client.getInputStream().read()).isEqualTo('H');
    }

    assertThat(server.take()).extracting(Seen::ending).containsExactly("client left");
  }

  @Test
  void refusesAtOnePortAndLetsHangAtAnother() {
    assertThatThrownBy(() -> connect("refused")).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> connect("full")).isInstanceOf(SocketTimeoutException.class);
  }

  private String talk(String request) throws IOException {
    try (Socket client = connect()) {
      send(client, request);
      client.shutdownOutput();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    return connect("plain");
  }

  private Socket connect(String port) throws IOException {
    Socket client = new Socket();
    int number = server.ports().getOrDefault(port, 0);
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 300);
    client.setSoTimeout(5000);
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }
}
