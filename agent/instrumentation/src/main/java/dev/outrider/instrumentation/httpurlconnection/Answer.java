package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.OutboundExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a request: an answer whose body is to be read, one that is thrown, or none. */
final class Answer {
  /** From here on the connection throws an answer instead of returning it. */
  private static final int THROWN = 400;

  private final HttpURLConnection connection;
  private final OutboundExchange exchange;

  Answer(HttpURLConnection connection, OutboundExchange exchange) {
    this.connection = connection;
    this.exchange = exchange;
  }

  /** Takes note of the head and observes the body. */
  void came(InputStream answer, OpenExchanges open) {
    head(ConnectionInternals.status(connection));
    InputStream body = ConnectionInternals.bodyOf(answer);
    if (body == null) {
      exchange.complete();
    } else {
      ConnectionInternals.readFrom(answer, new ObservedBody(body, exchange, length(), open));
    }
  }

  /**
   * Ends the exchange of a method that threw. An answer of 400 and above is complete with its head:
   * few read what {@code getErrorStream} has, and fewer close it.
   */
  void failed(Throwable thrown) {
    int status = thrown instanceof IOException ? status(thrown) : -1;
    if (status >= THROWN) {
      head(status);
      exchange.bodyWas(Math.max(0, length()));
      exchange.complete();
    } else {
      exchange.end(ConnectionFailures.outcome(thrown));
    }
  }

  private int status(Throwable thrown) {
    return thrown instanceof HttpRetryException retry
        ? retry.responseCode()
        : ConnectionInternals.status(connection);
  }

  private void head(int status) {
    exchange.sent(number(ConnectionInternals.requestHeader(connection, "Content-Length")));
    String type = ConnectionInternals.responseHeader(connection, "Content-Type");
    exchange.head(status, type == null ? Map.of() : Map.of("content-type", List.of(type)));
  }

  /** The length that was promised; with chunks none counts. */
  private long length() {
    return ConnectionInternals.responseHeader(connection, "Transfer-Encoding") == null
        ? number(ConnectionInternals.responseHeader(connection, "Content-Length"))
        : ObservedBody.UNKNOWN;
  }

  private static long number(@Nullable String text) {
    try {
      return text == null ? ObservedBody.UNKNOWN : Long.parseLong(text.strip());
    } catch (NumberFormatException unreadable) {
      return ObservedBody.UNKNOWN;
    }
  }
}
