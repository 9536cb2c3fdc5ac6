package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK's client would throw; the differential kit holds the words against the real one. */
class JdkFailuresTest {
  static Stream<Throwable> thrownAsTheyAre() {
    return Stream.of(
        new IllegalArgumentException("a"),
        new SecurityException("b"),
        new HttpConnectTimeoutException("c"),
        new ConnectException("d"),
        new SSLHandshakeException("e"),
        new SSLException("f"),
        new ProtocolException("g"),
        new IOException("h"));
  }

  @ParameterizedTest
  @MethodSource("thrownAsTheyAre")
  void sendThrowsTheSameClassWithTheStackOfItsCaller(Throwable failure) {
    Throwable thrown = JdkFailures.thrownBySend(new ExecutionException(failure));

    assertThat(thrown).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
    assertThat(thrown).isNotSameAs(failure).hasCause(failure);
  }

  @Test
  void sendThrowsATimeoutWithoutItsCause() {
    Throwable thrown =
        JdkFailures.thrownBySend(new ExecutionException(new HttpTimeoutException("timed out")));

    assertThat(thrown).isExactlyInstanceOf(HttpTimeoutException.class).hasNoCause();
  }

  @Test
  void sendWrapsAllElse() {
    EOFException end = new EOFException("end");
    assertThat(JdkFailures.thrownBySend(new ExecutionException(end)))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("end")
        .hasCause(end);
  }

  @Test
  void aRejectionIsAConnectTimeout() {
    assertThat(JdkFailures.rejected("outrider: p rejected"))
        .isInstanceOf(HttpConnectTimeoutException.class)
        .hasMessage("outrider: p rejected");
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new HttpTimeoutException("t"), Outcome.TIMEOUT),
        Arguments.of(new HttpConnectTimeoutException("t"), Outcome.TIMEOUT),
        Arguments.of(new CompletionException(new HttpTimeoutException("t")), Outcome.TIMEOUT),
        Arguments.of(new CancellationException(), Outcome.CANCELLED),
        Arguments.of(new InterruptedException(), Outcome.CANCELLED),
        Arguments.of(
            new ExecutionException(new CompletionException(new CancellationException())),
            Outcome.CANCELLED),
        Arguments.of(new ConnectException("refused"), Outcome.BROKEN),
        Arguments.of(new IOException("reset", new CancellationException()), Outcome.BROKEN),
        Arguments.of(new CompletionException("bare", null), Outcome.BROKEN));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anExchangeEndsByWhatItFailedWith(Throwable failure, Outcome outcome) {
    assertThat(JdkFailures.outcome(failure)).isEqualTo(outcome);
  }
}
