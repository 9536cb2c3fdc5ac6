package dev.outrider.instrumentation.javanethttp;

/** Why a call stays on the application's own client: the closed list of the support table. */
enum NativeReason {
  /** Rerouting is switched off, or a fault of ours came before. */
  SWITCHED_OFF("switched-off"),
  /** Rerouting is only observed: it would have been. */
  OBSERVED("observed"),
  /** The origin answers in HTTP/2, which the application prefers. */
  HTTP2("http2"),
  /** HTTP/2 is preferred, and the origin has not shown lately which version it speaks. */
  UNPROVEN("unproven"),
  /** The client follows redirects. */
  REDIRECTS("redirects"),
  /** The client has a CookieHandler. */
  COOKIES("cookies"),
  /** The client has an Authenticator. */
  AUTHENTICATOR("authenticator"),
  /** The client's ProxySelector names a proxy. */
  PROXY("proxy"),
  /** The client's connections leave from an address of its own. */
  LOCAL_ADDRESS("local-address"),
  /** The client is being closed. */
  CLOSED("closed"),
  /** The JVM was told not to verify host names. */
  TLS("tls"),
  /** The call takes pushed promises. */
  PUSH("push"),
  /** The request waits for 100 (Continue). */
  EXPECT_CONTINUE("expect-continue"),
  /** The request is no plain one: of a WebSocket, or of a class of the application's own. */
  REQUEST_CLASS("request-class"),
  /** A header that the JVM was told to allow, or one with other than ASCII characters. */
  HEADER("header"),
  /** The target has other than ASCII characters. */
  TARGET("target"),
  /** The body handler hands out its body before that is complete, in a way of its own. */
  HANDLER("handler"),
  /** Somebody depends on the future: a stage, a timed wait, polling, or nobody for 1 ms. */
  DEPENDENTS("dependents"),
  /** The thread that asks for the result is interrupted already. */
  INTERRUPTED("interrupted"),
  /** No connection could be made; the application's client says so in its own words. */
  CONNECT("connect");

  private final String text;

  NativeReason(String text) {
    this.text = text;
  }

  /** The word in statistics. */
  String text() {
    return text;
  }
}
