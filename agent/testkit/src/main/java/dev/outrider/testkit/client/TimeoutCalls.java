package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Time-outs of connecting and of waiting, those that strike and those that do not. */
final class TimeoutCalls {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final ClientOptions READ = ClientOptions.DEFAULTS.readingWithin(SHORT);
  private static final ClientOptions CONNECT = ClientOptions.DEFAULTS.connectingWithin(SHORT);

  private TimeoutCalls() {}

  static List<CommonCall> calls() {
    return List.of(
        reading("a stalled head", "/stall/head?for=2000"),
        reading("a stalled body", "/stall/body?for=600"),
        reading("a dripping head", "/slowdrip/head?lines=9"),
        reading("a body that trickles", "/trickle/sse?events=4&every=80"),
        reading("an answer in time", "/slow/50"),
        call(
            "read time-out of a POST",
            talk -> {
              talk.warm(talk.client(READ));
              talk.exchange(
                  talk.client(READ),
                  HttpAsk.post(talk.http("/stall/head?for=2000"), Talk.text(10)));
            },
            Capability.READ_TIMEOUT),
        call(
            "connect time-out",
            talk -> connecting(talk, talk.target().at("http", "full", "/")),
            Capability.CONNECT_TIMEOUT),
        call(
            "connect time-out, TLS",
            talk -> connecting(talk, talk.target().at("https", "full", "/")),
            Capability.CONNECT_TIMEOUT),
        call(
            "a connect in time",
            talk -> connecting(talk, talk.http("/slow/400")),
            Capability.CONNECT_TIMEOUT));
  }

  private static CommonCall reading(String name, String path) {
    return call(
        "read time-out and " + name,
        talk -> {
          talk.warm(talk.client(READ));
          talk.seen().step("warm");
          talk.exchange(talk.client(READ), HttpAsk.get(talk.http(path)));
        },
        Capability.READ_TIMEOUT);
  }

  private static void connecting(Talk talk, URI uri) throws Exception {
    talk.exchange(talk.client(CONNECT), HttpAsk.get(uri));
  }
}
