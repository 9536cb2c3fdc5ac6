package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.util.ArrayList;
import java.util.List;

/** Answers of every kind that are no failure of the server's line. */
final class StatusCalls {
  private static final List<Integer> STATUS =
      List.of(201, 202, 204, 205, 206, 304, 400, 401, 403, 404, 407, 410, 429, 500, 502, 503, 599);

  private StatusCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (int status : STATUS) {
      calls.add(got("GET", "/status/" + status));
    }
    for (int status : List.of(204, 304, 404, 500, 503)) {
      calls.add(got("POST", "/status/" + status));
      calls.add(got("HEAD", "/status/" + status));
    }
    calls.add(got("GET", "/auth"));
    calls.add(got("GET", "/interim/103"));
    calls.add(got("GET", "/len/10?h=Content-Length:10"));
    return calls;
  }

  private static CommonCall got(String method, String path) {
    return call(
        method + " " + path,
        talk ->
            talk.exchange(
                method.equals("POST")
                    ? HttpAsk.post(talk.http(path), Talk.text(10))
                    : HttpAsk.of(method, talk.http(path))));
  }
}
