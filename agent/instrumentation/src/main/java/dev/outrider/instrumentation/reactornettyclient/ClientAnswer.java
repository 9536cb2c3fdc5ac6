package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.instrumentation.weave.Member;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.lang.invoke.MethodHandles;
import reactor.netty.http.websocket.WebsocketInbound;

/** The answer to a call whose head is there, as the library hands it over. */
final class ClientAnswer {
  static final String OPERATIONS = "reactor.netty.http.client.HttpClientOperations";

  private static final Class<?> PLAIN = plain();
  private static final Member STATUS = method("status", HttpResponseStatus.class);
  private static final Member REQUEST_HEADERS = method("requestHeaders", HttpHeaders.class);
  private static final Member RESPONSE_HEADERS = method("responseHeaders", HttpHeaders.class);

  private ClientAnswer() {}

  private static Class<?> plain() {
    try {
      return Class.forName(OPERATIONS, false, ClientAnswer.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new LinkageError(OPERATIONS, missing);
    }
  }

  private static Member method(String name, Class<?> type) {
    return Member.method(MethodHandles.lookup(), OPERATIONS, name, type);
  }

  static int status(Object answer) {
    return ((HttpResponseStatus) STATUS.of(answer)).code();
  }

  /** Returns the headers as they were sent. */
  static HttpHeaders requestHeaders(Object answer) {
    return (HttpHeaders) REQUEST_HEADERS.of(answer);
  }

  static HttpHeaders responseHeaders(Object answer) {
    return (HttpHeaders) RESPONSE_HEADERS.of(answer);
  }

  /** Whether what follows is no response any more. */
  static boolean isUpgraded(Object answer) {
    return answer.getClass() != PLAIN && answer instanceof WebsocketInbound;
  }
}
