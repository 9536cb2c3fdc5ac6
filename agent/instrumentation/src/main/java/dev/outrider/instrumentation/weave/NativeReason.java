package dev.outrider.instrumentation.weave;

/** Why a call stays on the application's own client: the closed list, one for all libraries. */
public enum NativeReason {
  SWITCHED_OFF(
      "switched-off",
      "`reroute`, a provider's or a route's rule says `off`; or a fault of ours "
          + "before anything was sent"),
  OBSERVED("observed", "`mode` or `reroute` is `observe`: it would have been rerouted"),
  HTTP2("http2", "HTTP/2 is preferred, and the origin answered in it"),
  UNPROVEN(
      "unproven",
      "HTTP/2 is preferred, and the origin has not shown lately which version it "
          + "speaks: the first call, and one in ten minutes"),
  REDIRECTS("redirects", "the client follows redirects (`followRedirects` is not `NEVER`)"),
  COOKIES("cookies", "the client has a `CookieHandler`"),
  AUTHENTICATOR("authenticator", "the client has an `Authenticator`"),
  PROXY("proxy", "the client's `ProxySelector`, else the JVM's, names a proxy for this URI"),
  LOCAL_ADDRESS(
      "local-address",
      "the client's connections leave from an address of its own (`localAddress`, JDK " + "19)"),
  CLOSED("closed", "the client is being shut down (JDK 21)"),
  TLS(
      "tls",
      "the JVM was told not to verify host names "
          + "(`jdk.internal.httpclient.disableHostnameVerification`)"),
  PUSH("push", "the call takes pushed promises"),
  EXPECT_CONTINUE("expect-continue", "the request waits for 100 (Continue)"),
  REQUEST_CLASS(
      "request-class",
      "the request is no plain one: of a WebSocket's handshake, of a class of the "
          + "application's own, or `CONNECT`"),
  HEADER(
      "header",
      "the request has `Connection`, `Content-Length`, `Expect`, `Host`, `Upgrade` or "
          + "`Transfer-Encoding` of its own, or a value with other than ASCII characters"),
  TARGET("target", "path or query have other than ASCII characters"),
  HANDLER(
      "handler",
      "a body handler of this class has handed out its body before it was complete, "
          + "in a way of its own; found out at its first call, which is rerouted"),
  DEPENDENTS(
      "dependents", "`sendAsync`: a stage, a timed `get`, polling, or nobody for a millisecond"),
  INTERRUPTED(
      "interrupted", "`sendAsync`: the thread that asks for the result is interrupted already"),
  CONNECT("connect", "our pool could not connect, and said so within 2 s"),
  TRANSPORT("transport", "the library's own transport is kept: no call of it is rerouted");

  private final String text;
  private final String meaning;

  NativeReason(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }

  /** What it means, as the support table says it. */
  String meaning() {
    return meaning;
  }
}
