package dev.outrider.instrumentation.reactornettyclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.TestEngine;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.util.context.Context;

class ConnectCallTest {
  private static final int PORT = 41_371;

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(2);

  @Test
  void inheritsThePriorityOfTheRequestThatTheChainCarriesAlong() throws Throwable {
    OutboundExchange holder = TestEngine.holder(PORT);
    InboundExchange low =
        TestEngine.ENGINE.inbound(
            "GET", "/", null, name -> name.equalsIgnoreCase("X-Request-Priority") ? "low" : null);

    subscribe("for a low one", Context.of(InboundExchange.class, low));
    subscribe("for none", Context.empty());
    assertThat(sent).isEmpty();
    holder.end(Outcome.OK);

    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent).containsExactly("for none", "for a low one");
    assertThat(TestEngine.isFree(PORT)).isTrue();
    low.cancelled();
  }

  private void subscribe(String name, Context context) throws Throwable {
    Mono<Connection> connect =
        Mono.<Connection>error(new ConnectException("not in this test"))
            .doOnSubscribe(subscription -> sent.add(name));
    HttpClientConfig config =
        HttpClient.create().baseUrl("http://127.0.0.1:" + PORT).configuration();
    Endpoint endpoint = new Endpoint("http", "127.0.0.1", PORT, "/");
    new ConnectCall(TestEngine.ENGINE, connect, config, endpoint, caller(context)).run();
  }

  private BaseSubscriber<Connection> caller(Context context) {
    return new BaseSubscriber<>() {
      @Override
      public Context currentContext() {
        return context;
      }

      @Override
      protected void hookOnError(Throwable failure) {}

      @Override
      protected void hookFinally(SignalType type) {
        over.countDown();
      }
    };
  }
}
