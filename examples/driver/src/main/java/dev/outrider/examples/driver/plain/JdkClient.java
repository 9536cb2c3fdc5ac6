package dev.outrider.examples.driver.plain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The JDK's client: one for all calls, or as some gateways have it, a new one for each. */
final class JdkClient implements Outbound {
  private final Supplier<HttpClient> clients;
  private final Version answered;

  private JdkClient(Supplier<HttpClient> clients, Version answered) {
    this.clients = clients;
    this.answered = answered;
  }

  /** A new one for each call, to a server of HTTP/1.1. */
  static Outbound perCall() {
    return new JdkClient(() -> build(Version.HTTP_2), Version.HTTP_1_1);
  }

  /** One, which prefers that version and has to get it. */
  static Outbound shared(Version version) {
    HttpClient client = build(version);
    return new JdkClient(() -> client, version);
  }

  private static HttpClient build(Version preferred) {
    return HttpClient.newBuilder()
        .version(preferred)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  @Override
  public byte[] get(String uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    HttpResponse<byte[]> answer = clients.get().send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200 || answer.version() != answered) {
      throw new IOException("status " + answer.statusCode() + " in " + answer.version());
    }
    return answer.body();
  }
}
