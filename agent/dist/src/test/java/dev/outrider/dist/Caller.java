package dev.outrider.dist;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the calls that its arguments name, prints what came of each, and waits to be ended.
 *
 * <p>The first argument is the origin; each further one is {@code HOW METHOD TARGET
 * [NAME=VALUE]...}: a number of calls one after the other, of {@code &} and a number at the same
 * time, {@code async} once by {@code sendAsync}, or {@code until-} and a status until that is
 * answered. The method is {@code GET}, {@code POST}, or {@code noBody} for a GET with such a
 * publisher.
 */
final class Caller {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Caller() {}

  public static void main(String[] arguments) throws Exception {
    for (String line : Arrays.asList(arguments).subList(1, arguments.length)) {
      String[] words = line.split(" ");
      make(words[0], request(arguments[0], words));
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  private static HttpRequest request(String origin, String[] words) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + words[2]));
    switch (words[1]) {
      case "POST" -> request.POST(BodyPublishers.ofString("a body"));
      case "noBody" -> request.method("GET", BodyPublishers.noBody()); // as frameworks do
      default -> request.GET();
    }
    for (String header : Arrays.asList(words).subList(3, words.length)) {
      int equals = header.indexOf('=');
      request.header(header.substring(0, equals), header.substring(equals + 1));
    }
    return request.build();
  }

  private static void make(String how, HttpRequest request) throws InterruptedException {
    if (how.startsWith("&")) {
      atOnce(Integer.parseInt(how.substring(1)), request);
    } else if (how.startsWith("until-")) {
      String wanted = how.substring("until-".length());
      while (!call(request, false).startsWith(wanted)) {
        LockSupport.parkNanos(50_000_000);
      }
    } else if (how.equals("async")) {
      call(request, true);
    } else {
      for (int i = 0; i < Integer.parseInt(how); i++) {
        call(request, false);
      }
    }
  }

  private static void atOnce(int times, HttpRequest request) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      threads.add(new Thread(() -> call(request, false)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static String call(HttpRequest request, boolean async) {
    String outcome = outcome(request, async);
    System.out.println(
        "call " + request.method() + " " + request.uri().getRawPath() + " -> " + outcome);
    return outcome;
  }

  private static String outcome(HttpRequest request, boolean async) {
    try {
      HttpResponse<String> answer =
          async
              ? CLIENT.sendAsync(request, BodyHandlers.ofString()).get()
              : CLIENT.send(request, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
    } catch (ExecutionException failed) {
      return String.valueOf(failed.getCause());
    } catch (Exception failed) {
      return failed.toString();
    }
  }
}
