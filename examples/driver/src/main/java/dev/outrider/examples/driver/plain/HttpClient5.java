package dev.outrider.examples.driver.plain;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpVersion;

/** HttpClient 5's client for HTTP/2 alone: like the JDK's, one connection for an origin. */
final class HttpClient5 implements Outbound {
  private final CloseableHttpAsyncClient client;

  HttpClient5() throws NoSuchAlgorithmException {
    client =
        HttpAsyncClients.customHttp2()
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(SSLContext.getDefault())
                    .buildAsync())
            .build();
    client.start();
  }

  @Override
  public byte[] get(String uri) throws Exception {
    SimpleHttpResponse answer = client.execute(SimpleRequestBuilder.get(uri).build(), null).get();
    if (answer.getCode() != 200 || !HttpVersion.HTTP_2.equals(answer.getVersion())) {
      throw new IOException("status " + answer.getCode() + " in " + answer.getVersion());
    }
    return answer.getBodyBytes();
  }
}
