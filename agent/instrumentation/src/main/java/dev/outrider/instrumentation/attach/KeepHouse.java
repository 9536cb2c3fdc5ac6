package dev.outrider.instrumentation.attach;

import dev.outrider.engine.Attached;
import dev.outrider.instrumentation.weave.Findings;
import dev.outrider.instrumentation.weave.Weaving;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the thread {@code outrider} does, from the moment that the hidden part is open: it weaves a
 * class of ours that nobody uses, so that the application's thread finds the weaver loaded; as soon
 * as a server or a client was woven, it makes ready what the first exchange would else have to wait
 * for; with the first exchange it begins to keep house.
 */
final class KeepHouse implements Runnable {
  private final Findings findings;
  private final long quietUntilNanos;
  private final CountDownLatch firstExchange = new CountDownLatch(1);

  KeepHouse(Findings findings, long quietUntilNanos) {
    this.findings = findings;
    this.quietUntilNanos = quietUntilNanos;
  }

  /** Has the house kept from now on. */
  void firstExchange() {
    firstExchange.countDown();
  }

  @Override
  public void run() {
    try {
      loadTheWeaver();
      if (findings.awaitGoverned(quietUntilNanos - System.nanoTime())) {
        Attached.makeReady();
      }
      boolean unused =
          firstExchange.await(quietUntilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
      Attached.engine().keepHouse();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void loadTheWeaver() {
    try {
      Weaving.rehearse();
    } catch (IOException | RuntimeException | LinkageError fault) {
      Attached.failOpen("rehearsal", fault);
    }
  }
}
