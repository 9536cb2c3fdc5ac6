package dev.outrider.instrumentation.javanethttp;

import dev.outrider.instrumentation.weave.NativeReason;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the application asked of its client that only that client keeps: read at each call, for the
 * same client may be asked for other things by each request.
 */
final class ClientPolicy {
  private static final String NO_VERIFICATION =
      "jdk.internal.httpclient.disableHostnameVerification";

  private ClientPolicy() {}

  /** Returns the first reason to leave the call native, or null when there is none here. */
  static @Nullable NativeReason reason(HttpClient client, HttpRequest request, boolean secure) {
    if (!ClientInternals.isPlain(request) || request.method().equals("CONNECT")) {
      return NativeReason.REQUEST_CLASS;
    }
    if (client.followRedirects() != Redirect.NEVER) {
      return NativeReason.REDIRECTS;
    }
    if (client.cookieHandler().isPresent()) {
      return NativeReason.COOKIES;
    }
    if (client.authenticator().isPresent()) {
      return NativeReason.AUTHENTICATOR;
    }
    if (request.expectContinue()) {
      return NativeReason.EXPECT_CONTINUE;
    }
    return connections(client, secure);
  }

  private static @Nullable NativeReason connections(HttpClient client, boolean secure) {
    if (ClientInternals.hasLocalAddress(client)) {
      return NativeReason.LOCAL_ADDRESS;
    }
    if (ClientInternals.isShutDown(client)) {
      return NativeReason.CLOSED;
    }
    return secure && System.getProperty(NO_VERIFICATION) != null ? NativeReason.TLS : null;
  }

  /**
   * Whether the call needs no proxy. The client asks its selector, or else the JVM's, and takes the
   * first answer; to be asked last, for only a call that is rerouted is not asked for again.
   */
  static boolean isDirect(HttpClient client, URI uri) {
    ProxySelector selector = client.proxy().orElseGet(ProxySelector::getDefault);
    if (selector == null) {
      return true;
    }
    List<Proxy> proxies = selector.select(uri);
    return proxies == null || proxies.isEmpty() || proxies.get(0).type() == Proxy.Type.DIRECT;
  }

  /** Whether HTTP/2 is preferred for this call: the JDK's default. */
  static boolean prefersHttp2(HttpClient client, HttpRequest request) {
    return request.version().orElse(client.version()) == Version.HTTP_2;
  }
}
