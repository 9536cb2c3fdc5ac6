package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls that are given up: by another thread, or by an interrupt, heeded or not. */
final class AbortCalls {
  private AbortCalls() {}

  static List<CommonCall> calls() {
    return List.of(
        call("given up before its head", AbortCalls::beforeHead, Capability.ABORT),
        call("given up in its body", AbortCalls::inBody, Capability.ABORT),
        call("given up after its end", AbortCalls::afterEnd, Capability.ABORT),
        call("interrupted before it begins", AbortCalls::interruptedBefore),
        call("interrupted before its head", talk -> interrupted(talk, "/stall/head?for=600")),
        call("interrupted in its body", talk -> interrupted(talk, "/stall/body?for=600")));
  }

  private static void beforeHead(Talk talk) throws Exception {
    HttpCaller client = talk.client();
    talk.warm(client);
    CompletableFuture<Void> abort = after(150, client::abort);
    talk.outcome("send", () -> client.send(HttpAsk.get(talk.http("/stall/head"))).status());
    talk.seen().step("given up");
    abort.join();
  }

  private static void inBody(Talk talk) throws Exception {
    HttpCaller client = talk.client();
    InputStream body = client.send(HttpAsk.get(talk.http("/hold"))).body();
    talk.seen().bytes("first", body.readNBytes(10));
    CompletableFuture<Void> abort = after(150, client::abort);
    talk.outcome("read", body::readAllBytes);
    talk.seen().step("given up");
    abort.join();
  }

  private static void afterEnd(Talk talk) throws Exception {
    HttpCaller client = talk.client();
    talk.exchange(client, HttpAsk.get(talk.http("/len/50")));
    client.abort();
    talk.exchange(client, HttpAsk.get(talk.http("/len/5")));
  }

  private static void interruptedBefore(Talk talk) throws Exception {
    talk.warm(talk.client());
    Thread.currentThread().interrupt();
    talk.outcome("send", () -> talk.send(HttpAsk.get(talk.http("/len/5"))).status());
    talk.seen().note("flag", Thread.interrupted());
    talk.seen().wireNotJudged(); // some notice before they have sent, some after
  }

  private static void interrupted(Talk talk, String path) throws Exception {
    talk.warm(talk.client());
    after(150, Thread.currentThread()::interrupt);
    talk.outcome("exchange", () -> whole(talk, path));
    talk.seen().step("over");
    talk.seen().note("flag", Thread.interrupted());
  }

  private static int whole(Talk talk, String path) throws Exception {
    try (InputStream body = talk.send(HttpAsk.get(talk.http(path))).body()) {
      return body.readAllBytes().length;
    }
  }

  private static CompletableFuture<Void> after(long millis, Runnable code) {
    return CompletableFuture.runAsync(
        code, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }
}
