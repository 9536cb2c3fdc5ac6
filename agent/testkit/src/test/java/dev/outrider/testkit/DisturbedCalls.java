package dev.outrider.testkit;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls that go wrong in one way when the property {@code disturb} says so. */
public final class DisturbedCalls implements CallList {
  private static final AtomicInteger RACES = new AtomicInteger();

  @Override
  public List<Call> calls() {
    return List.of(
        new Call("plain", DisturbedCalls::plain),
        new Call("failing", DisturbedCalls::failing),
        new Call("racing", DisturbedCalls::racing),
        new Call("hanging", DisturbedCalls::hanging).within(Duration.ofMillis(700)),
        new Call("dying", DisturbedCalls::dying));
  }

  private static boolean disturbed(String how) {
    return System.getProperty("disturb", "").equals(how);
  }

  private static void plain(Target target, Observed seen) throws Exception {
    HttpClient client = target.kept(HttpClient.class, HttpClient::newHttpClient);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.http("/echo")).POST(BodyPublishers.ofString("hello"));
    if (disturbed("header")) {
      request.header("X-Added", "by the agent");
    }
    if (disturbed("late")) {
      new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    if (disturbed("twice")) {
      client.send(request.build(), BodyHandlers.ofString());
    }
    seen.note("status", response.statusCode());
    seen.step("answered");
  }

  private static void failing(Target target, Observed seen) throws Exception {
    HttpClient client = target.kept(HttpClient.class, HttpClient::newHttpClient);
    HttpRequest request = HttpRequest.newBuilder(target.at("http", "refused", "/")).build();
    try {
      client.send(request, BodyHandlers.ofString());
    } catch (IOException thrown) {
      if (!disturbed("swallow")) {
        throw thrown;
      }
    }
  }

  /** Who wins natively is the client, and each fifth time the server. */
  private static void racing(Target target, Observed seen) {
    int time = target.kept(Integer.class, RACES::getAndIncrement);
    String natively = time % 5 == 4 ? "server" : "client";
    seen.note("winner", disturbed("lose") ? "server" : disturbed("cheat") ? "nobody" : natively);
  }

  private static void hanging(Target target, Observed seen) throws Exception {
    if (disturbed("hang")) {
      new CountDownLatch(1).await();
    }
  }

  private static void dying(Target target, Observed seen) {
    if (disturbed("die")) {
      Runtime.getRuntime().halt(3);
    }
  }
}
