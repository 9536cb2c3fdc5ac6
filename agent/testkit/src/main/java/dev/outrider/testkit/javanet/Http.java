package dev.outrider.testkit.javanet;

import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The words in which calls are written, and what is noted of every response. */
final class Http {
  private Http() {}

  /** Returns a client with default settings, the same one for all runs of a call. */
  static HttpClient client(Target target) {
    return target.kept(HttpClient.class, HttpClient::newHttpClient);
  }

  static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  static HttpRequest post(URI uri, BodyPublisher body) {
    return HttpRequest.newBuilder(uri).POST(body).build();
  }

  static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri);
  }

  /** Notes everything that an application can read of a response. */
  static void note(Observed seen, HttpResponse<?> response) {
    head(seen, response);
    Object body = response.body();
    if (body instanceof byte[] bytes) {
      seen.bytes("body", bytes);
    } else if (body instanceof String text && text.length() > 200) {
      seen.bytes("body", text.getBytes(StandardCharsets.UTF_8));
    } else {
      seen.note("body", body);
    }
  }

  /** Notes all but the body. */
  static void head(Observed seen, HttpResponse<?> response) {
    seen.note("status", response.statusCode());
    seen.note("version", response.version());
    seen.note("uri", response.uri());
    headers(seen, "header ", response.headers());
    seen.note("tls session", response.sslSession().isPresent());
    seen.note("response's request", described(response.request()));
    seen.note("previous", previous(response));
  }

  static void headers(Observed seen, String prefix, HttpHeaders headers) {
    headers.map().forEach((name, values) -> seen.note(prefix + name, values));
  }

  /** Notes what the code returns or throws. */
  static void outcome(Observed seen, String field, Callable<?> code) {
    try {
      seen.note(field, code.call());
    } catch (Exception thrown) {
      seen.thrown(field, thrown);
    }
  }

  /** Runs the code on some other thread after that time. */
  static void after(long millis, Runnable code) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(code);
  }

  private static String described(HttpRequest request) {
    return request.method() + " " + request.uri() + " " + request.headers().map();
  }

  private static String previous(HttpResponse<?> response) {
    StringBuilder chain = new StringBuilder();
    Optional<? extends HttpResponse<?>> before = response.previousResponse();
    while (before.isPresent()) {
      HttpResponse<?> one = before.get();
      chain.append(one.statusCode()).append(' ').append(described(one.request()));
      chain.append(" body ").append(one.body()).append("; ");
      before = one.previousResponse();
    }
    return chain.toString();
  }
}
