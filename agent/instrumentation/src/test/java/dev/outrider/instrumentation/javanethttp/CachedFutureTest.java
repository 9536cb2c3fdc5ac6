package dev.outrider.instrumentation.javanethttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.engine.admission.Permit;
import dev.outrider.instrumentation.TestEngine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cached listing of a known API as the future of a call. */
class CachedFutureTest {
  private static final HttpRequest LISTING =
      HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/models")).build();

  private final NativeClient client = new NativeClient();

  private <T> JdkCall<T> call(BodyHandler<T> handler) {
    return new JdkCall<>(TestEngine.ENGINE, client, LISTING, handler);
  }

  @BeforeEach
  void store() throws Exception {
    JdkCall<String> first = call(BodyHandlers.ofString());
    if (first.lookUp() == null) {
      first.exchange().head(200, Map.of("content-type", List.of("application/json")));
      byte[] body = "[1]".getBytes(StandardCharsets.UTF_8);
      first.exchange().received(body, 0, body.length);
      first.exchange().passed();
      first.exchange().complete();
    }
  }

  /** One that has ended gives a permit straight back. */
  private static void assertEnded(JdkCall<?> call) {
    call.exchange().admitted((Permit) call.exchange().ask());
    JdkCall<String> next =
        new JdkCall<>(TestEngine.ENGINE, new NativeClient(), LISTING, BodyHandlers.ofString());
    Permit free = (Permit) next.exchange().ask();
    free.release(false);
    next.exchange().abandon();
  }

  @Test
  void aHitIsThereAtOnceAndNothingIsSent() throws Exception {
    JdkCall<String> call = call(BodyHandlers.ofString());

    HttpResponse<String> answer = requireNonNull(CachedFuture.of(call)).get(1, TimeUnit.SECONDS);

    assertThat(answer.body()).isEqualTo("[1]");
    assertThat(answer.headers().firstValue("age")).isPresent();
    assertThat(client.sent).isEmpty();
    assertEnded(call);
  }

  @Test
  void aHandlerOfTheApplicationIsNeverWaitedFor() throws Exception {
    CompletableFuture<String> later = new CompletableFuture<>();
    JdkCall<String> call = call(head -> new Later(later));

    CompletableFuture<HttpResponse<String>> answer = requireNonNull(CachedFuture.of(call));

    assertThat(answer).isNotDone();
    later.complete("now");
    assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("now");
    assertEnded(call);
  }

  @Test
  void aHandlerThatFailsEndsTheExchangeToo() {
    JdkCall<String> call =
        call(
            head -> {
              throw new IllegalStateException("of the handler");
            });

    CompletableFuture<HttpResponse<String>> answer = requireNonNull(CachedFuture.of(call));

    assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .hasRootCauseMessage("of the handler");
    assertEnded(call);
  }

  @Test
  void aRequestWithABodyAsksNoCache() {
    HttpRequest posting =
        HttpRequest.newBuilder(LISTING.uri())
            .method("GET", HttpRequest.BodyPublishers.ofString("x"))
            .build();
    JdkCall<String> call =
        new JdkCall<>(TestEngine.ENGINE, client, posting, BodyHandlers.ofString());

    assertThat(CachedFuture.of(call)).isNull();
  }

  /** Takes what comes, and gives its body when somebody else says so. */
  private record Later(CompletableFuture<String> body)
      implements HttpResponse.BodySubscriber<String> {
    @Override
    public java.util.concurrent.CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<java.nio.ByteBuffer> buffers) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
