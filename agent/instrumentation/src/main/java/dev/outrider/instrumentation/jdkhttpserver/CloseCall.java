package dev.outrider.instrumentation.jdkhttpserver;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer is closed: over it is after this, also where that fails. */
final class CloseCall extends Governed {
  private final Cut cut;
  private final OutputStream body;
  private final OpenAnswer answer;

  CloseCall(Cut cut, OutputStream body, OpenAnswer answer) {
    this.cut = cut;
    this.body = body;
    this.answer = answer;
  }

  @Override
  protected Object run() throws Intended {
    Faults.begin("jdk-httpserver.close");
    Faults.between("jdk-httpserver.close");
    try {
      return natively(cut, body, this::close);
    } finally {
      answer.left(); // where the server did note the end, there is nothing left to end
      Faults.end("jdk-httpserver.close");
    }
  }

  private Object close() throws IOException {
    body.close();
    return NOTHING;
  }

  @Override
  protected void abandon(Throwable fault) {
    // The close itself goes on, and its end is noted as any other.
  }
}
