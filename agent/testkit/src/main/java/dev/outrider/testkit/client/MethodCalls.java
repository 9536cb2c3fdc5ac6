package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;
import static dev.outrider.testkit.client.Talk.text;

import dev.outrider.testkit.client.HttpAsk.Framing;
import java.util.ArrayList;
import java.util.List;

/** Every method, with and without a body, whether or not the library likes it. */
final class MethodCalls {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE");

  private MethodCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (String method : METHODS) {
      calls.add(call(method, talk -> talk.exchange(HttpAsk.of(method, talk.http("/echo")))));
      calls.add(
          call(
              method + " with a body",
              talk ->
                  talk.exchange(
                      HttpAsk.of(method, talk.http("/echo")).with(text(10), Framing.LENGTH))));
    }
    calls.add(
        call(
            "GET, five times in a row",
            talk -> {
              for (int i = 0; i < 5; i++) {
                talk.exchange(HttpAsk.get(talk.http("/len/" + i)));
              }
            }));
    calls.add(
        call(
            "GET by a fresh client",
            talk -> {
              try (HttpCaller fresh = talk.fresh()) {
                talk.exchange(fresh, HttpAsk.get(talk.http("/len/100")));
              }
            }));
    return calls;
  }
}
