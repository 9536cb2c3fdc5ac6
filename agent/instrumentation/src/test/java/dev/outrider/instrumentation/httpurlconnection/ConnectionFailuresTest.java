package dev.outrider.instrumentation.httpurlconnection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What is held against a provider, and what is its caller's own doing. */
final class ConnectionFailuresTest {
  @Test
  void whatTheProviderDidIsHeldAgainstIt() {
    assertThat(ConnectionFailures.outcome(new SocketTimeoutException("Read timed out")))
        .isEqualTo(Outcome.TIMEOUT);
    assertThat(ConnectionFailures.outcome(new ConnectException("Connection refused")))
        .isEqualTo(Outcome.BROKEN);
    assertThat(ConnectionFailures.outcome(new SocketException("Connection reset")))
        .isEqualTo(Outcome.BROKEN);
    assertThat(ConnectionFailures.outcome(new UnknownHostException("nowhere")))
        .isEqualTo(Outcome.BROKEN);
    assertThat(ConnectionFailures.outcome(new IOException((String) null)))
        .isEqualTo(Outcome.BROKEN);
  }

  @Test
  void whatTheCallerDidIsNot() {
    assertThat(ConnectionFailures.outcome(new SocketException("Socket closed")))
        .isEqualTo(Outcome.CANCELLED);
    assertThat(ConnectionFailures.outcome(new InterruptedIOException("interrupted")))
        .isEqualTo(Outcome.CANCELLED);
    assertThat(ConnectionFailures.outcome(new IOException("insufficient data written")))
        .isEqualTo(Outcome.CANCELLED);
    assertThat(ConnectionFailures.outcome(new IllegalStateException("of a proxy selector")))
        .isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void anInterruptClosesTheSocketOfAVirtualThread() {
    Thread.currentThread().interrupt();
    try {
      assertThat(ConnectionFailures.outcome(new SocketException("Closed by interrupt")))
          .isEqualTo(Outcome.CANCELLED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
