package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.util.ArrayList;
import java.util.List;

/** Connections that the server has closed, or closes as they are used again. */
final class StaleCalls {
  private StaleCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (String method : List.of("GET", "POST")) {
      calls.add(call("stale connection, noticed, " + method, talk -> noticed(talk, method)));
      calls.add(call("stale connection, unnoticed, " + method, talk -> unnoticed(talk, method)));
    }
    return calls;
  }

  /** The server closes after its answer, and the client has time to notice. */
  private static void noticed(Talk talk, String method) throws Exception {
    try (HttpCaller client = talk.fresh()) {
      talk.exchange(client, HttpAsk.get(talk.http("/goodbye")));
      talk.exchange(client, HttpAsk.get(talk.target().at("http", "proxy", "/slow/60")));
      talk.exchange(client, ask(talk, method, "/goodbye"));
    }
  }

  /** The server closes at the very moment when the connection is used again. */
  private static void unnoticed(Talk talk, String method) throws Exception {
    try (HttpCaller client = talk.fresh()) {
      talk.exchange(client, HttpAsk.get(talk.http("/hangup?again=yes")));
      talk.exchange(client, ask(talk, method, "/hangup"));
    }
  }

  private static HttpAsk ask(Talk talk, String method, String path) {
    return method.equals("GET")
        ? HttpAsk.get(talk.http(path))
        : HttpAsk.post(talk.http(path), Talk.text(10));
  }
}
