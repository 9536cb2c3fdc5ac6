package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.get;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.CallList;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Thousands of event streams open at once: they must not cost threads that they do not natively.
 */
public final class JavaNetHttpStreams implements CallList {
  private static final int STREAMS = 2000;

  @Override
  public List<Call> calls() {
    return List.of(
        new Call("2,000 open streams", JavaNetHttpStreams::open)
            .run(2)
            .within(Duration.ofSeconds(60)));
  }

  private static void open(Target target, Observed seen) throws Exception {
    seen.wireInAnyOrder();
    HttpClient client = target.kept(HttpClient.class, JavaNetHttpStreams::client);
    client.send(get(target.http("/len/1")), BodyHandlers.discarding());
    CountDownLatch first = new CountDownLatch(STREAMS);
    List<CompletableFuture<HttpResponse<Void>>> futures = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      var lines = new Collecting<String>(line -> count(line, first));
      futures.add(
          client.sendAsync(get(target.http("/hold")), BodyHandlers.fromLineSubscriber(lines)));
    }
    seen.note("every stream has begun", first.await(50, TimeUnit.SECONDS));
    seen.noMoreThanNatively("threads", settledThreads(), 10);
    futures.forEach(future -> future.cancel(true));
  }

  /** A client whose idle threads go at once, so that those that are left are held by streams. */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .executor(
            new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 100, TimeUnit.MILLISECONDS, new SynchronousQueue<>()))
        .build();
  }

  /** Returns the fewest threads seen within two seconds. */
  private static int settledThreads() throws InterruptedException {
    int fewest = Integer.MAX_VALUE;
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      never.await(100, TimeUnit.MILLISECONDS);
      fewest = Math.min(fewest, ManagementFactory.getThreadMXBean().getThreadCount());
    }
    return fewest;
  }

  private static void count(String line, CountDownLatch first) {
    if (!line.isEmpty()) {
      first.countDown();
    }
  }
}
