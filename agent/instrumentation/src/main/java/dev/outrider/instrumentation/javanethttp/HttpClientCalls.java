package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import org.jspecify.annotations.Nullable;

/** Takes the calls of the JDK's HTTP client at its cuts. */
final class HttpClientCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("java-net-http");

  private HttpClientCalls() {}

  /** Stands before the body of {@code send}: an answer replaces the body, null lets it run. */
  static @Nullable Governed send(HttpClient client, HttpRequest request, BodyHandler<?> handler) {
    if (Passage.consume(HttpClientCuts.SEND, client) || !isGoverned(request, handler)) {
      return null;
    }
    return new SendCall<>(ENGINE, client, request, handler);
  }

  /** Stands before the body of {@code sendAsync}, which every variant of it leads to. */
  static @Nullable Governed sendAsync(
      HttpClient client,
      HttpRequest request,
      BodyHandler<?> handler,
      @Nullable PushPromiseHandler<?> pushes) {
    if (Passage.consume(HttpClientCuts.SEND_ASYNC, client) || !isGoverned(request, handler)) {
      return null;
    }
    return new SendAsyncCall<>(ENGINE, client, request, handler, pushes);
  }

  /** What the client refuses, it refuses in its own words. */
  private static boolean isGoverned(
      @Nullable HttpRequest request, @Nullable BodyHandler<?> handler) {
    if (request == null || handler == null || !SWITCH.on()) {
      return false;
    }
    URI uri = request.uri();
    return uri != null && uri.getHost() != null && isHttp(uri.getScheme());
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
  }
}
