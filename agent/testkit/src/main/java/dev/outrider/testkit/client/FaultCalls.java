package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Servers that are not there, break off, or talk nonsense; GET and POST: only one is repeated. */
final class FaultCalls {
  private static final List<String> FAULTS =
      List.of(
          "/reset/head",
          "/reset/body",
          "/close/head",
          "/truncate/head",
          "/truncate/length",
          "/truncate/chunked",
          "/badline",
          "/badchunk",
          "/oversized/head");

  private FaultCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (String path : FAULTS) {
      calls.add(call("GET " + path, talk -> talk.exchange(HttpAsk.get(talk.http(path)))));
      calls.add(
          call(
              "POST " + path, talk -> talk.exchange(HttpAsk.post(talk.http(path), Talk.text(10)))));
      calls.add(call("GET " + path + " after an answer", talk -> second(talk, path)));
    }
    for (String path : List.of("/reset/body", "/truncate/length", "/truncate/chunked")) {
      calls.add(call("a stream of " + path, talk -> stream(talk, path)));
    }
    calls.add(call("refused", talk -> failing(talk, talk.target().at("http", "refused", "/"))));
    calls.add(
        call("refused, TLS", talk -> failing(talk, talk.target().at("https", "refused", "/"))));
    calls.add(
        call(
            "unresolved", talk -> failing(talk, URI.create("http://does-not-exist.invalid/here"))));
    calls.add(call("plain HTTP to a TLS port", talk -> failing(talk, atTlsPort(talk))));
    return calls;
  }

  private static URI atTlsPort(Talk talk) {
    return talk.target().at("http", "tls", "/len/5");
  }

  private static void second(Talk talk, String path) throws Exception {
    talk.exchange(HttpAsk.get(talk.http("/len/1?h=Connection:close")));
    talk.exchange(HttpAsk.get(talk.http(path)));
  }

  private static void failing(Talk talk, URI uri) {
    talk.outcome("GET", () -> talk.send(HttpAsk.get(uri)).status());
    talk.outcome("POST", () -> talk.send(HttpAsk.post(uri, Talk.text(10))).status());
  }

  private static void stream(Talk talk, String path) throws Exception {
    InputStream body = talk.send(HttpAsk.get(talk.http(path))).body();
    talk.seen().bytes("first bytes", body.readNBytes(50));
    talk.outcome("next", body::read);
    talk.outcome("and next", body::read);
    talk.outcome("close", () -> closed(body));
  }

  private static String closed(InputStream body) throws Exception {
    body.close();
    return "closed";
  }
}
