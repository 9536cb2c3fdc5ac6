package dev.outrider.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** HTTP/2 by ALPN and by upgrade, HTTP/1.1 to those who want it. */
class Http2ServerTest {
  @Test
  void speaksHttp2ByAlpn() throws Exception {
    assertSpoken("https", "h2", Version.HTTP_2, "GET /len/5 HTTP/2.0");
  }

  @Test
  void speaksHttp2ByUpgrade() throws Exception {
    assertSpoken("http", "h2c", Version.HTTP_2, "GET /len/5 HTTP/2.0");
  }

  @Test
  void speaksHttp11() throws Exception {
    assertSpoken("https", "h2", Version.HTTP_1_1, "GET /len/5 HTTP/1.1");
  }

  private static void assertSpoken(String scheme, String port, Version version, String line)
      throws Exception {
    try (Http2Server server = Http2Server.open()) {
      URI uri = URI.create(scheme + "://127.0.0.1:" + server.ports().get(port) + "/len/5");
      HttpClient client =
          HttpClient.newBuilder().version(version).sslContext(Keys.trusting()).build();

      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body()).hasSize(5);
      assertThat(server.take()).extracting(Seen::line).containsExactly(line);
    }
  }
}
