package dev.outrider.examples.mock;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks a provider as its users do, and as raw bytes. */
final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Client() {}

  static HttpResponse<String> get(MockProvider provider, String target, String... headers)
      throws IOException, InterruptedException {
    return HTTP.send(to(provider, target, headers).build(), BodyHandlers.ofString());
  }

  static HttpResponse<String> post(
      MockProvider provider, String target, String body, String... headers)
      throws IOException, InterruptedException {
    return HTTP.send(
        to(provider, target, headers).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(MockProvider provider, String target, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + provider.port() + target));
    return headers.length == 0
        ? request.header("Authorization", "Bearer test")
        : request.headers(headers);
  }

  /** Sends the text with CRLF for each of its line ends, reads until the provider closes. */
  static String raw(MockProvider provider, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), provider.port());
        InputStream in = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
