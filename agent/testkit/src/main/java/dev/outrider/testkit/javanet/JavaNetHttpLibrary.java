package dev.outrider.testkit.javanet;

import dev.outrider.testkit.client.Capability;
import dev.outrider.testkit.client.ClientLibrary;
import dev.outrider.testkit.client.ClientOptions;
import dev.outrider.testkit.client.HttpAnswer;
import dev.outrider.testkit.client.HttpAsk;
import dev.outrider.testkit.client.HttpCaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** {@code java.net.http.HttpClient}, by {@code send}: the list that every client runs. */
public final class JavaNetHttpLibrary implements ClientLibrary {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.ABORT));
  }

  @Override
  public HttpCaller open(ClientOptions options) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    if (options.trusting()) {
      builder.sslContext(TlsCalls.trusting());
    }
    if (!options.connectTimeout().isZero()) {
      builder.connectTimeout(options.connectTimeout());
    }
    switch (options.redirects()) {
      case FOLLOWED -> builder.followRedirects(Redirect.NORMAL);
      case NOT_FOLLOWED -> builder.followRedirects(Redirect.NEVER);
      case AS_IT_HAS_THEM -> {}
    }
    HttpClient client = builder.build();
    return ask -> send(client, ask, options.readTimeout());
  }

  private static HttpAnswer send(HttpClient client, HttpAsk ask, Duration timeout)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(ask.uri()).method(ask.method(), body(ask));
    ask.fields().forEach(field -> request.header(field.name(), field.value()));
    if (!timeout.isZero()) {
      request.timeout(timeout);
    }
    HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
    return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
  }

  private static BodyPublisher body(HttpAsk ask) {
    return switch (ask.framing()) {
      case NONE -> BodyPublishers.noBody();
      case LENGTH -> BodyPublishers.ofByteArray(ask.bytes());
      case CHUNKED -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ask.bytes()));
    };
  }
}
