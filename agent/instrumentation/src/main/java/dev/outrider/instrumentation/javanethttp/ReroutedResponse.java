package dev.outrider.instrumentation.javanethttp;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** An answer that our own pool or cache gave, as the JDK's client presents answers. Immutable. */
final class ReroutedResponse<T> implements HttpResponse<T> {
  private final HttpRequest request;
  private final int status;
  private final HttpHeaders headers;
  private final @Nullable T body;
  private final @Nullable SSLSession session;

  ReroutedResponse(
      HttpRequest request,
      int status,
      HttpHeaders headers,
      @Nullable T body,
      @Nullable SSLSession session) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.session = session;
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  @SuppressWarnings("NullAway") // a handler may well give null, as discarding() does
  public T body() {
    return body;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.ofNullable(session);
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public String toString() {
    return "(" + request.method() + " " + request.uri() + ") " + status;
  }

  /** What a body handler is told. */
  record Info(int statusCode, HttpHeaders headers) implements ResponseInfo {
    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }
}
