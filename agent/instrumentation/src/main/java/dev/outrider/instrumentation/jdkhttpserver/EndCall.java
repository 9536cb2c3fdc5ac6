package dev.outrider.instrumentation.jdkhttpserver;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.weave.Governed;
import org.jspecify.annotations.Nullable;

/** The end of one answer: noted, and left to the server. */
final class EndCall extends Governed {
  private final OpenAnswer answer;
  private final boolean complete;

  EndCall(OpenAnswer answer, boolean complete) {
    this.answer = answer;
    this.complete = complete;
  }

  @Override
  protected @Nullable Object run() {
    Faults.begin("jdk-httpserver.end");
    answer.close();
    Faults.between("jdk-httpserver.end");
    if (complete) {
      answer.completed();
    } else {
      answer.broken();
    }
    Faults.end("jdk-httpserver.end");
    return null;
  }

  @Override
  protected void abandon(Throwable fault) {
    answer.close();
    answer.abandon();
  }
}
