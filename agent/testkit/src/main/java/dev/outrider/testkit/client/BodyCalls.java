package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;
import static dev.outrider.testkit.client.Talk.text;

import dev.outrider.testkit.client.HttpAsk.Framing;
import java.util.ArrayList;
import java.util.List;

/** Bodies of many sizes, sent and received, with their length known before or not. */
final class BodyCalls {
  private static final int[] SIZES = {0, 1, 8_191, 8_192, 16_385, 100_000, 1_000_000};

  private BodyCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (int size : SIZES) {
      calls.add(
          call(
              "POST of " + size,
              talk -> talk.exchange(HttpAsk.post(talk.http("/echo"), text(size)))));
      calls.add(
          call(
              "POST of " + size + " in chunks",
              talk ->
                  talk.exchange(
                      HttpAsk.of("POST", talk.http("/echo")).with(text(size), Framing.CHUNKED)),
              Capability.CHUNKED_BODY));
      calls.add(got("GET of " + size, "/len/" + size));
    }
    calls.add(got("GET in chunks", "/chunked/20x1000"));
    calls.add(got("GET in chunks of one byte", "/chunked/30x1"));
    calls.add(got("GET in no chunks", "/chunked/0x1"));
    calls.add(got("GET until the server closes", "/closedelimited/1000"));
    calls.add(got("GET of gzip that nobody asked for", "/gzip/5000"));
    calls.add(got("GET with trailers", "/trailers"));
    calls.add(
        call(
            "POST that is answered before it was read",
            talk -> talk.exchange(HttpAsk.post(talk.http("/early/413"), text(500)))));
    return calls;
  }

  private static CommonCall got(String name, String path) {
    return call(name, talk -> talk.exchange(HttpAsk.get(talk.http(path))));
  }
}
