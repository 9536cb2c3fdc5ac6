package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.engine.OtherAgents;
import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Takes the calls of the JDK's HTTP server at its cuts. */
final class JdkServerCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("jdk-httpserver");

  private static final String HEAD = "jdk-httpserver.head";

  private JdkServerCalls() {}

  /**
   * Stands before the body of {@code Filter.Chain.doFilter}, which the server enters first, and
   * each filter again.
   */
  static @Nullable Governed filter(Filter.Chain chain, HttpExchange exchange) {
    if (Passage.consume(JdkServerCuts.FILTER, chain)
        || !SWITCH.on()
        || !ServerInternals.isOfTheServer(exchange)
        || isOfAnotherAgent(exchange)) {
      return null;
    }
    OpenAnswer answer = OpenAnswer.begin(ServerInternals.connection(exchange), exchange);
    return answer == null ? null : new FilterCall(ENGINE, chain, exchange, answer);
  }

  /** Agents serve their own metrics by this server, too: those are not the application's. */
  private static boolean isOfAnotherAgent(HttpExchange exchange) {
    return OtherAgents.isLoader(exchange.getHttpContext().getHandler().getClass().getClassLoader());
  }

  /** Stands before the body of {@code ExchangeImpl.sendResponseHeaders}. */
  static @Nullable Governed head(Object exchange, int status, long length) {
    Faults.begin(HEAD);
    OpenAnswer answer = OpenAnswer.on(ServerInternals.connectionOf(exchange));
    if (answer != null) {
      answer.head(length);
    }
    Faults.end(HEAD);
    return null;
  }

  /** Stands before the body of {@code ServerImpl.addEvent}. */
  static @Nullable Governed completed(Object server, Object event) {
    Object connection = ServerInternals.connectionThatIsDone(event);
    return connection == null ? null : end(connection, true);
  }

  /** Stands before the body of {@code FixedLengthOutputStream.close}. */
  static @Nullable Governed fixed(OutputStream body) {
    return close(JdkServerCuts.FIXED, body);
  }

  /** Stands before the body of {@code ChunkedOutputStream.close}. */
  static @Nullable Governed chunked(OutputStream body) {
    return close(JdkServerCuts.CHUNKED, body);
  }

  /** Stands before the body of {@code UndefLengthOutputStream.close}. */
  static @Nullable Governed untilClosed(OutputStream body) {
    return close(JdkServerCuts.UNTIL_CLOSED, body);
  }

  private static @Nullable Governed close(Cut cut, OutputStream body) {
    if (Passage.consume(cut, body)) {
      return null;
    }
    Object exchange = ServerInternals.exchangeOf(body);
    OpenAnswer answer = OpenAnswer.on(ServerInternals.connectionOf(exchange));
    return answer == null || !answer.isOf(exchange) ? null : new CloseCall(cut, body, answer);
  }

  /** Stands before the body of {@code HttpConnection.close}. */
  static @Nullable Governed closed(Object connection) {
    return end(connection, false);
  }

  private static @Nullable Governed end(Object connection, boolean complete) {
    OpenAnswer answer = OpenAnswer.on(connection);
    return answer == null ? null : new EndCall(answer, complete);
  }
}
