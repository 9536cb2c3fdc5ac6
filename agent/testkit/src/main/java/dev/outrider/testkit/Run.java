package dev.outrider.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One run of one call on a thread of its own, given up when it takes too long. */
final class Run {
  /** The field that says that a run was given up. */
  static final String HUNG = "hung";

  private final Call call;
  private final Observed seen;

  Run(Call call, Names names) {
    this.call = call;
    this.seen = new Observed(names, System::nanoTime);
  }

  List<Finding> findings(Target target) {
    AtomicReference<Throwable> stray = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> stray.set(thrown));
    Thread thread = new Thread(() -> body(target), "call");
    thread.setDaemon(true);
    thread.start();
    if (!ended(thread, call.bound())) {
      seen.note(HUNG, "after " + call.bound());
      seen.context("threads of the hung JVM", ThreadDump.text());
      thread.interrupt();
    }
    Throwable uncaught = stray.get();
    if (uncaught != null) {
      seen.thrown("uncaught in some thread", uncaught);
    }
    return seen.findings();
  }

  private void body(Target target) {
    try {
      call.body().run(target, seen);
    } catch (Throwable thrown) {
      seen.thrown("thrown", thrown);
    }
    seen.step("done");
  }

  private static boolean ended(Thread thread, Duration bound) {
    try {
      thread.join(bound.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
