package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.CallList;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    CountDownLatch first = new CountDownLatch(STREAMS);
    List<CompletableFuture<HttpResponse<Void>>> futures = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      futures.add(
          client(target)
              .sendAsync(
                  get(target.http("/hold")),
                  BodyHandlers.fromLineSubscriber(new Collecting<>(line -> count(line, first)))));
    }
    seen.note("every stream has begun", first.await(50, TimeUnit.SECONDS));
    seen.noMoreThanNatively("threads", ManagementFactory.getThreadMXBean().getThreadCount(), 10);
    futures.forEach(future -> future.cancel(true));
  }

  private static void count(String line, CountDownLatch first) {
    if (!line.isEmpty()) {
      first.countDown();
    }
  }
}
