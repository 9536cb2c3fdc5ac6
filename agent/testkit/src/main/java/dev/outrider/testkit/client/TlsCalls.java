package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import dev.outrider.testkit.client.HttpAsk.Framing;
import java.util.List;

/** TLS: trusted, not trusted, for another name, and what goes wrong under it. */
final class TlsCalls {
  private static final ClientOptions TRUSTING = ClientOptions.DEFAULTS.thatTrusts();

  private TlsCalls() {}

  static List<CommonCall> calls() {
    return List.of(
        call("TLS, GET", talk -> secure(talk, HttpAsk.get(talk.target().https("/len/100")))),
        call(
            "TLS, GET, five times in a row",
            talk -> {
              for (int i = 0; i < 5; i++) {
                secure(talk, HttpAsk.get(talk.target().https("/len/" + i)));
              }
            }),
        call(
            "TLS, POST of 100 kB",
            talk -> secure(talk, HttpAsk.post(talk.target().https("/echo"), Talk.text(100_000)))),
        call(
            "TLS, POST in chunks",
            talk ->
                secure(
                    talk,
                    HttpAsk.of("POST", talk.target().https("/echo"))
                        .with(Talk.text(20_000), Framing.CHUNKED)),
            Capability.CHUNKED_BODY),
        call(
            "TLS, an error with a body",
            talk -> secure(talk, HttpAsk.get(talk.target().https("/status/503")))),
        call(
            "TLS, a redirect",
            talk -> secure(talk, HttpAsk.get(talk.target().https("/redirect/302?to=/len/5")))),
        call(
            "TLS with an issuer that nobody knows",
            talk -> talk.exchange(HttpAsk.get(talk.target().https("/len/5")))),
        call(
            "TLS with a certificate for another name",
            talk -> secure(talk, HttpAsk.get(talk.target().at("https", "stranger", "/len/5")))),
        call(
            "TLS, cut short",
            talk -> secure(talk, HttpAsk.get(talk.target().https("/truncate/length")))),
        call(
            "TLS to a port that speaks none",
            talk -> secure(talk, HttpAsk.get(talk.target().at("https", "plain", "/len/5")))));
  }

  private static void secure(Talk talk, HttpAsk ask) throws Exception {
    talk.exchange(talk.client(TRUSTING), ask);
  }
}
