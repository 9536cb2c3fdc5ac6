package dev.outrider.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the applications of the servers' tests answer to a path, whichever server they run on: at
 * once, after a while, with a status, with what a provider or the application itself said, or not
 * at all.
 */
record Reply(int status, String text) {
  /** Beneath it stands what is called; exempt, so that a limit of one is the provider's alone. */
  private static final String CALL = "/actuator/health/call";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger PEAK = new AtomicInteger();

  /**
   * Blocks while it takes.
   *
   * @param origin of what {@link #CALL} calls
   * @param port of the application itself
   */
  static Reply to(String path, String origin, int port) throws IOException {
    System.out.println("handled " + path);
    PEAK.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
    try {
      if (path.startsWith("/sleep/")) {
        TimeUnit.MILLISECONDS.sleep(Long.parseLong(path.substring("/sleep/".length())));
      } else if (path.startsWith("/status/")) {
        return new Reply(Integer.parseInt(path.substring("/status/".length())), "as asked");
      } else if (path.startsWith(CALL)) {
        return called(origin + path.substring(CALL.length()));
      } else if (path.equals("/self")) {
        return called("http://127.0.0.1:" + port + "/sleep/50");
      } else if (path.equals("/throw")) {
        throw new IOException("asked for");
      } else if (path.equals("/thread")) {
        return new Reply(200, Thread.currentThread().toString());
      }
      return new Reply(200, path.equals("/peak") ? "peak " + PEAK : "answer of " + path);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    } finally {
      RUNNING.decrementAndGet();
    }
  }

  private static Reply called(String uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    return new Reply(answer.statusCode(), answer.body());
  }
}
