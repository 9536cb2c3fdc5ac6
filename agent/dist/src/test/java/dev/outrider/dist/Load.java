package dev.outrider.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** A few callers that ask a gateway for the same again and again, until they are told to stop. */
final class Load implements AutoCloseable {
  /** The gateway is to be under load, not the machine out of breath. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final String expected;
  private final List<Thread> callers = new ArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong slowestNanos = new AtomicLong();
  private volatile boolean stopped;

  private Load(int port, String path, String expected) {
    this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    this.expected = expected;
  }

  /** Begins to ask; an answer other than 200 with that body is a failure. */
  static Load begin(int callers, int port, String path, String expected) {
    Load load = new Load(port, path, expected);
    for (int i = 0; i < callers; i++) {
      Thread caller = new Thread(load::askUntilStopped, "caller " + i);
      load.callers.add(caller);
      caller.start();
    }
    return load;
  }

  private void askUntilStopped() {
    while (!stopped) {
      long began = System.nanoTime();
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals(expected)) {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException | InterruptedException failed) {
        failures.add(failed.toString());
      }
      slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      answered.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Waits until that many more have been answered. */
  void awaitMore(int requests) {
    long before = answered();
    Awaitility.await(requests + " more requests are answered")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> answered() - before >= requests);
  }

  /** Requests that have ended, failed ones included. */
  long answered() {
    return answered.get();
  }

  List<String> failures() {
    return failures;
  }

  Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops after the requests that are under way; calls after the first do nothing. */
  void stop() {
    stopped = true;
    for (Thread caller : callers) {
      try {
        caller.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
