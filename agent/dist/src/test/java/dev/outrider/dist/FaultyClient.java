package dev.outrider.dist;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Makes each kind of call by GET and by POST, and prints what came of it. One client can be
 * rerouted once its first answer has come, the other stays native, for it follows redirects.
 */
final class FaultyClient {
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();
  private static final Set<String> STREAMS = Set.of("stream", "later");

  static {
    KINDS.put("send", (client, request) -> say(client.send(request, BodyHandlers.ofString())));
    KINDS.put("stream", FaultyClient::stream);
    KINDS.put(
        "join",
        (client, request) -> say(client.sendAsync(request, BodyHandlers.ofString()).join()));
    KINDS.put(
        "get", (client, request) -> say(client.sendAsync(request, BodyHandlers.ofString()).get()));
    KINDS.put(
        "timed",
        (client, request) ->
            say(client.sendAsync(request, BodyHandlers.ofString()).get(30, TimeUnit.SECONDS)));
    KINDS.put(
        "dependent",
        (client, request) ->
            client.sendAsync(request, BodyHandlers.ofString()).thenApply(FaultyClient::say).join());
    KINDS.put("later", FaultyClient::later);
  }

  private FaultyClient() {}

  @FunctionalInterface
  private interface Kind {
    String call(HttpClient client, HttpRequest request) throws Exception;
  }

  /** The argument is the server's origin. */
  public static void main(String[] arguments) throws Exception {
    Map<String, HttpClient> clients = new LinkedHashMap<>();
    clients.put("plain", HttpClient.newHttpClient());
    clients.put("native", HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build());
    for (Map.Entry<String, HttpClient> client : clients.entrySet()) {
      for (String target : List.of("/echo", "/truncate/length", "/len/200000")) {
        for (String method : List.of("GET", "POST")) {
          for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            if (target.contains("truncate") && STREAMS.contains(kind.getKey())) {
              continue; // what the JDK's own stream says then depends on who is faster
            }
            String name = client.getKey() + "-" + kind.getKey() + "-" + method;
            URI uri = URI.create(arguments[0] + target + "?name=" + name);
            System.out.println(
                "call "
                    + target
                    + " "
                    + name
                    + " -> "
                    + run(kind.getValue(), client.getValue(), method, uri));
          }
        }
      }
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  private static String run(Kind kind, HttpClient client, String method, URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                method.equals("POST") ? BodyPublishers.ofString("a body") : BodyPublishers.noBody())
            .build();
    try {
      return kind.call(client, request);
    } catch (ExecutionException failed) {
      return failed.getClass().getName() + " of " + failed.getCause();
    } catch (Exception failed) {
      return failed + " of " + failed.getCause();
    }
  }

  private static String say(HttpResponse<String> answer) {
    return said(answer, answer.body());
  }

  private static String said(HttpResponse<?> answer, String body) {
    String shown = body.length() > 200 ? body.length() + " " + body.hashCode() : body;
    return answer.statusCode() + " " + answer.headers().map() + " " + shown.replace('\n', '|');
  }

  /** The body is read after the call is over. */
  private static String stream(HttpClient client, HttpRequest request) throws Exception {
    HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return said(answer, new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /** Nobody asks for the result before it is there. */
  private static String later(HttpClient client, HttpRequest request) throws Exception {
    var future = client.sendAsync(request, BodyHandlers.ofInputStream());
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    try (InputStream body = future.get().body()) {
      return said(
          future.get(), new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
