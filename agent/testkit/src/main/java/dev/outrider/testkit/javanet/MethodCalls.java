package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Every method, waited for and not, with and without a body. */
final class MethodCalls {
  private MethodCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call(
            "GET, send",
            (target, seen) ->
                note(
                    seen,
                    client(target).send(get(target.http("/len/100")), BodyHandlers.ofString()))),
        new Call(
            "GET with a fresh client each time",
            (target, seen) ->
                note(
                    seen,
                    HttpClient.newHttpClient()
                        .send(get(target.http("/len/100")), BodyHandlers.ofString()))),
        new Call(
            "GET, five times on one client",
            (target, seen) -> {
              for (int i = 0; i < 5; i++) {
                note(
                    seen,
                    client(target).send(get(target.http("/len/" + i)), BodyHandlers.ofString()));
              }
            }),
        method("PUT with a body", "PUT", "/echo", "put me"),
        method("PATCH with a body", "PATCH", "/echo", "patch me"),
        method("DELETE with a body", "DELETE", "/echo", "delete me"),
        method("DELETE", "DELETE", "/echo", ""),
        method("HEAD", "HEAD", "/len/100", ""),
        method("OPTIONS", "OPTIONS", "/echo", ""),
        method("a method of one's own", "PURGE", "/echo", ""),
        method("GET with a body", "GET", "/echo", "unusual"),
        new Call(
            "DELETE()",
            (target, seen) ->
                note(
                    seen,
                    client(target)
                        .send(
                            to(target.http("/echo")).DELETE().build(), BodyHandlers.ofString()))));
  }

  private static Call method(String name, String method, String path, String body) {
    return new Call(
        name,
        (target, seen) ->
            note(
                seen,
                client(target)
                    .send(
                        to(target.http(path))
                            .method(
                                method,
                                body.isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(body))
                            .build(),
                        BodyHandlers.ofString())));
  }
}
