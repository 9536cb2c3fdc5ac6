package dev.outrider.engine.link;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Over one connection that is kept open. No redirects, cookies, proxies or retries. */
final class HttpTransport implements Transport {
  /** Of an answer: commands are small, and the sidecar is not trusted before its proof. */
  private static final int MAX_ANSWER_BYTES = 1 << 20;

  private final URI base;
  private final MinimalHttpClient client;

  HttpTransport(URI base) {
    this.base = base;
    BasicHttpClientConnectionManager connections =
        BasicHttpClientConnectionManager.create(null, null, tls(base), null);
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(2))
            .setSocketTimeout(Timeout.ofSeconds(5))
            .build());
    client = HttpClients.createMinimal(connections);
  }

  @Override
  public LinkAnswer send(LinkRequest request, long timeoutNanos) throws IOException {
    HttpUriRequestBase http =
        new HttpUriRequestBase(request.method(), base.resolve(request.target()));
    request.headers().forEach(http::setHeader);
    http.setConfig(
        RequestConfig.custom().setResponseTimeout(Timeout.of(timeoutNanos, NANOSECONDS)).build());
    if (!request.method().equals("GET")) {
      http.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_JSON));
    }
    return client.execute(http, HttpTransport::answer);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static LinkAnswer answer(ClassicHttpResponse response) throws IOException {
    Header signature = response.getFirstHeader(LinkRequest.SIGNATURE);
    return new LinkAnswer(
        response.getCode(),
        signature == null ? Map.of() : Map.of(LinkRequest.SIGNATURE, signature.getValue()),
        body(response.getEntity()));
  }

  private static byte[] body(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    try (InputStream in = entity.getContent()) {
      byte[] body = in.readNBytes(MAX_ANSWER_BYTES + 1);
      if (body.length > MAX_ANSWER_BYTES) {
        throw new IOException("the answer has over " + MAX_ANSWER_BYTES + " bytes");
      }
      return body;
    }
  }

  /** Trust stores are read only where TLS is spoken: they cost tens of milliseconds. */
  private static Lookup<TlsSocketStrategy> tls(URI base) {
    if (base.getScheme().equalsIgnoreCase("http")) {
      return name -> null;
    }
    TlsSocketStrategy strategy = DefaultClientTlsStrategy.createDefault();
    return name -> strategy;
  }
}
