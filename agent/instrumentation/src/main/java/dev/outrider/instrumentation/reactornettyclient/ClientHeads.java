package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.OutboundExchange;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an exchange is told of its heads. */
final class ClientHeads {
  private ClientHeads() {}

  /** Of the answer's fields none but the type is asked for, as nothing is stored. */
  static void tell(OutboundExchange exchange, Object answer, int status) {
    exchange.sent(bytes(ClientAnswer.requestHeaders(answer).get(HttpHeaderNames.CONTENT_LENGTH)));
    String type = ClientAnswer.responseHeaders(answer).get(HttpHeaderNames.CONTENT_TYPE);
    exchange.head(status, type == null ? Map.of() : Map.of("content-type", List.of(type)));
  }

  /** Returns how long a body is that is sent with its length; 0 for any other. */
  static long bytes(@Nullable String length) {
    if (length == null || length.isEmpty() || length.length() > 18) {
      return 0;
    }
    long bytes = 0;
    for (int i = 0; i < length.length(); i++) {
      int digit = length.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      bytes = 10 * bytes + digit;
    }
    return bytes;
  }
}
