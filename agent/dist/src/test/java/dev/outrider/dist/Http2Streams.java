package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/**
 * Requests over one connection of HTTP/2 without TLS: the first upgrades it. An answer in another
 * version fails the test.
 */
final class Http2Streams {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
  private final int port;

  Http2Streams(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) {
    return ask(path).join();
  }

  CompletableFuture<HttpResponse<String>> ask(String path) {
    return sent(ServerChecks.request(port, path));
  }

  HttpResponse<String> head(String path) {
    return sent(ServerChecks.request(port, path).method("HEAD", BodyPublishers.noBody())).join();
  }

  HttpResponse<String> post(String path, String body) {
    return sent(ServerChecks.request(port, path).POST(BodyPublishers.ofString(body))).join();
  }

  private CompletableFuture<HttpResponse<String>> sent(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(
            answer -> {
              assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
              return answer;
            });
  }
}
