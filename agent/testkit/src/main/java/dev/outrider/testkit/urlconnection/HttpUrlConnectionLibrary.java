package dev.outrider.testkit.urlconnection;

import dev.outrider.testkit.client.Capability;
import dev.outrider.testkit.client.ClientLibrary;
import dev.outrider.testkit.client.ClientOptions;
import dev.outrider.testkit.client.HttpAnswer;
import dev.outrider.testkit.client.HttpAsk;
import dev.outrider.testkit.client.HttpAsk.Framing;
import dev.outrider.testkit.client.HttpCaller;
import dev.outrider.testkit.server.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/** {@code java.net.HttpURLConnection}: the list that every client runs. */
public final class HttpUrlConnectionLibrary implements ClientLibrary {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.ABORT));
  }

  @Override
  public HttpCaller open(ClientOptions options) {
    return ask -> send(options, ask);
  }

  private static HttpAnswer send(ClientOptions options, HttpAsk ask) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) ask.uri().toURL().openConnection();
    if (options.trusting() && connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(Keys.trusting().getSocketFactory());
    }
    connection.setConnectTimeout((int) options.connectTimeout().toMillis());
    connection.setReadTimeout((int) options.readTimeout().toMillis());
    switch (options.redirects()) {
      case FOLLOWED -> connection.setInstanceFollowRedirects(true);
      case NOT_FOLLOWED -> connection.setInstanceFollowRedirects(false);
      case AS_IT_HAS_THEM -> {}
    }
    connection.setRequestMethod(ask.method());
    ask.fields().forEach(field -> connection.addRequestProperty(field.name(), field.value()));
    write(connection, ask);
    return new HttpAnswer(connection.getResponseCode(), headers(connection), body(connection));
  }

  private static void write(HttpURLConnection connection, HttpAsk ask) throws IOException {
    if (ask.framing() == Framing.NONE) {
      return;
    }
    connection.setDoOutput(true);
    if (ask.framing() == Framing.CHUNKED) {
      connection.setChunkedStreamingMode(0);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(ask.bytes());
    }
  }

  /** All but the status line, which has no name. */
  static Map<String, List<String>> headers(HttpURLConnection connection) {
    Map<String, List<String>> headers = new LinkedHashMap<>(connection.getHeaderFields());
    headers.remove(null);
    return headers;
  }

  static InputStream body(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() < 400) {
      return connection.getInputStream();
    }
    InputStream error = connection.getErrorStream();
    return error == null ? InputStream.nullInputStream() : error;
  }
}
