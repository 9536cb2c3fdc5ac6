package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waiting for a process to answer. */
final class Await {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long BETWEEN_MILLIS = 5;

  private Await() {}

  /**
   * Asks until the answer is 200.
   *
   * @return how many answers came, that one included: a server that counts has counted them
   * @throws IllegalStateException with the end of its log when it dies or takes three minutes
   */
  static int answer(Child child, int port, Call call) throws InterruptedException {
    long begin = System.nanoTime();
    int answers = 0;
    while (child.isAlive() && System.nanoTime() - begin < PATIENCE_NANOS) {
      try {
        Answer answer = Asker.ask(port, call);
        answers++;
        if (answer.status() == 200) {
          return answers;
        }
      } catch (IOException notYet) {
        // not listening yet
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    throw child.failure("did not answer " + call + " with 200");
  }
}
