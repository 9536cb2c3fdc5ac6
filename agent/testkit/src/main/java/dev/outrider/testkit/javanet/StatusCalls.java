package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.post;

import dev.outrider.testkit.Call;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** Answers of every kind that are no failure of the client. */
final class StatusCalls {
  private StatusCalls() {}

  static List<Call> calls() {
    Call early =
        new Call(
            "413 before the body was read",
            (target, seen) ->
                note(
                    seen,
                    client(target)
                        .send(
                            post(
                                target.http("/early/413"),
                                BodyPublishers.ofString("x".repeat(500))),
                            BodyHandlers.ofString())));
    return Stream.concat(
            Stream.of(early),
            Stream.of(
                    "/status/204",
                    "/status/205",
                    "/status/304",
                    "/status/400",
                    "/status/404",
                    "/status/429",
                    "/status/500",
                    "/status/503",
                    "/status/599",
                    "/auth",
                    "/closedelimited/1000",
                    "/chunked/3x10",
                    "/chunked/0x1",
                    "/trailers",
                    "/interim/103",
                    "/len/10?h=Content-Length:10",
                    "/duplicate")
                .map(StatusCalls::got))
        .toList();
  }

  private static Call got(String path) {
    return new Call(
        "GET " + path,
        (target, seen) ->
            note(seen, client(target).send(get(target.http(path)), BodyHandlers.ofString())));
  }
}
