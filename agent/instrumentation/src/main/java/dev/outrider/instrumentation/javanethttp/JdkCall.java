package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.CachedAnswer;
import dev.outrider.engine.Engine;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.pool.HostKey;
import dev.outrider.engine.pool.TlsIdentity;
import dev.outrider.instrumentation.weave.NativeReason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * One call of the JDK's client as an outbound exchange: what was asked, read once, on its caller's
 * thread, where other agents put their headers in.
 */
final class JdkCall<T> {
  static final String LIBRARY = "java-net-http";

  /** Which version each origin speaks; one for the JVM, as the evidence is. */
  private static final Origins ORIGINS = new Origins();

  private final Engine engine;
  private final HttpClient client;
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private final HttpHeaders headers;
  private final boolean secure;
  private final @Nullable TlsIdentity tls;
  private final OutboundExchange exchange;
  private final long begunNanos = System.nanoTime();

  JdkCall(Engine engine, HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    this.engine = engine;
    this.client = client;
    this.request = request;
    this.handler = handler;
    this.headers = request.headers();
    URI uri = request.uri();
    this.secure = uri.getScheme().equalsIgnoreCase("https");
    this.tls = secure ? identity(client) : null;
    this.exchange =
        engine.outbound(
            LIBRARY,
            uri.getScheme(),
            uri.getHost(),
            uri.getPort(),
            request.method(),
            RequestTarget.path(uri),
            this::header);
  }

  /** As {@code firstValue}, which makes a stream for it. */
  private @Nullable String header(String name) {
    List<String> values = headers.map().get(name); // whatever the case
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The client checks the name in the certificate, whatever its parameters say. */
  private static TlsIdentity identity(HttpClient client) {
    SSLParameters parameters = client.sslParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return new TlsIdentity(client.sslContext(), parameters);
  }

  /** When the application made the call, on the clock of {@code System.nanoTime}. */
  long begunNanos() {
    return begunNanos;
  }

  OutboundExchange exchange() {
    return exchange;
  }

  HttpClient client() {
    return client;
  }

  HttpRequest request() {
    return request;
  }

  HttpHeaders headers() {
    return headers;
  }

  boolean secure() {
    return secure;
  }

  @Nullable TlsIdentity tls() {
    return tls;
  }

  BodyHandler<T> handler() {
    return handler;
  }

  /** The application's handler, watched: for a call that goes natively. */
  BodyHandler<T> observed() {
    return new ObservedHandler<>(
        handler, exchange, version -> ORIGINS.answered(origin(), version, System.nanoTime()));
  }

  /** The request for a native call from another thread than its caller's. */
  HttpRequest fixedRequest() {
    return ClientInternals.isPlain(request) ? new FixedRequest(request, headers) : request;
  }

  /** Where work for this client that needs a thread is run. */
  Executor executor() {
    return client.executor().orElseGet(engine::starters);
  }

  private HostKey origin() {
    URI uri = request.uri();
    return new HostKey(
        secure ? "https" : "http", uri.getHost(), RequestTarget.port(uri, secure), tls);
  }

  /** Returns why the call has to stay native, or null when it may be rerouted. */
  @Nullable NativeReason reason() {
    Mode mode = exchange.mayReroute();
    if (mode == Mode.OFF) {
      return NativeReason.SWITCHED_OFF;
    }
    NativeReason asked = ClientPolicy.reason(client, request, secure);
    if (asked == null && !RequestTarget.isAscii(request.uri())) {
      asked = NativeReason.TARGET;
    }
    if (asked == null && !RequestHead.canSend(headers)) {
      asked = NativeReason.HEADER;
    }
    if (asked == null && Delivery.isEarly(handler)) {
      asked = NativeReason.HANDLER;
    }
    if (asked == null && ClientPolicy.prefersHttp2(client, request)) {
      asked = ORIGINS.reason(origin(), System.nanoTime());
    }
    if (asked == null && mode == Mode.OBSERVE) {
      return NativeReason.OBSERVED; // the selector of proxies is the application's, and asked once
    }
    return asked != null || ClientPolicy.isDirect(client, request.uri())
        ? asked
        : NativeReason.PROXY;
  }

  /** Returns the cached answer to this call, or null when there is none. */
  @Nullable Hit<T> lookUp() {
    if (!exchange.asksCache() || request.bodyPublisher().map(JdkCall::hasBytes).orElse(false)) {
      return null;
    }
    if (!CachePolicy.isTold(client)) {
      exchange.uncacheable();
      return null;
    }
    CachedAnswer answer = exchange.lookUp(RequestTarget.of(request.uri()), "", headers.map());
    return answer == null ? null : new Hit<>(this, answer);
  }

  /** What the JDK makes of {@code noBody()}, as frameworks give it to a GET, has none. */
  private static boolean hasBytes(BodyPublisher publisher) {
    boolean known = publisher.getClass().getModule() == HttpRequest.class.getModule();
    return !known || publisher.contentLength() != 0;
  }

  /** A cached answer that has yet to be handed to the handler of its call. */
  record Hit<T>(JdkCall<T> call, CachedAnswer answer) {
    /** Hands it over; the exchange has ended then. */
    HttpResponse<T> deliver() throws ExecutionException, InterruptedException {
      HttpHeaders headers = ResponseHeaders.of(answer.headers());
      InputStream bytes = new ByteArrayInputStream(answer.body());
      T body =
          new Delivery<>(call.handler, bytes, call.executor())
              .body(new ReroutedResponse.Info(answer.status(), headers));
      call.exchange.answered(answer);
      return new ReroutedResponse<>(call.request, answer.status(), headers, body, null);
    }
  }
}
