package dev.outrider.examples.driver.plain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The JDK's client: one for all calls, or as some gateways have it, a new one for each. */
final class JdkClient implements Outbound {
  private final Supplier<HttpClient> clients;

  private JdkClient(Supplier<HttpClient> clients) {
    this.clients = clients;
  }

  static Outbound perCall() {
    return new JdkClient(JdkClient::build);
  }

  static Outbound shared() {
    HttpClient client = build();
    return new JdkClient(() -> client);
  }

  private static HttpClient build() {
    return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  }

  @Override
  public byte[] get(String uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    HttpResponse<byte[]> answer = clients.get().send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }
}
