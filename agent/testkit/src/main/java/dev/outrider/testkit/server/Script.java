package dev.outrider.testkit.server;

import java.io.IOException;

/**
 * How one kind of request is answered. Stateless: what it needs to remember hangs on the server.
 */
@FunctionalInterface
interface Script {
  /** Answers; a script that has to read the request's body first does so by itself. */
  void answer(Answer answer) throws IOException;

  /** Returns this script, run after the whole body of the request was read. */
  default Script afterBody() {
    return answer -> {
      answer.body().readAll();
      answer(answer);
    };
  }
}
