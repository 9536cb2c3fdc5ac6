package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.exchange.Outcome;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;

/** What went wrong, in the library's words, and what we make of it. Pure functions. */
final class ClientFailures {
  private ClientFailures() {}

  /**
   * Returns the error of a call that we rejected: the one that the library gives for a connection
   * that did not come about in time, so nothing was sent; {@code why} begins with {@code
   * outrider:}.
   */
  static ConnectTimeoutException rejected(String why) {
    return new ConnectTimeoutException(why);
  }

  /**
   * Returns how an exchange ended that failed so. What is neither of the network nor of its
   * protocols is the application's own (a request body that failed, a pool that was shut down, a
   * sender whose client went away) and speaks against no provider.
   */
  static Outcome outcome(Throwable signal) {
    Throwable failure = Exceptions.unwrap(signal);
    if (failure instanceof ConnectTimeoutException
        || failure instanceof SslHandshakeTimeoutException
        || failure instanceof io.netty.handler.timeout.TimeoutException
        || failure instanceof TimeoutException) {
      return Outcome.TIMEOUT;
    }
    if (failure instanceof WebSocketClientHandshakeException refused) {
      return refused(refused);
    }
    boolean broken =
        failure instanceof IOException
            || failure instanceof CodecException
            || failure instanceof ChannelException
            || failure instanceof Http2Exception;
    return broken ? Outcome.BROKEN : Outcome.CANCELLED;
  }

  /** An upgrade that was answered with an error is that error. */
  private static Outcome refused(WebSocketClientHandshakeException refused) {
    var response = refused.response();
    int status = response == null ? 0 : response.status().code();
    return status < 400 ? Outcome.BROKEN : Outcome.ofStatus(status);
  }
}
