package dev.outrider.testkit.client;

import dev.outrider.testkit.Call;
import java.util.Set;

/**
 * One call of the list that every client runs.
 *
 * @param name unique in the list
 * @param needs without which a client does not run it
 * @param body makes the call and notes what came of it
 */
record CommonCall(String name, Set<Capability> needs, Body body) {
  /** What is run in the worker JVM, for each library. */
  @FunctionalInterface
  interface Body {
    void run(Talk talk) throws Exception;
  }

  /** Returns a call; {@code needs} may be empty. */
  static CommonCall call(String name, Body body, Capability... needs) {
    return new CommonCall(name, Set.of(needs), body);
  }

  Call by(ClientLibrary library) {
    return new Call(name, (target, seen) -> body.run(new Talk(library, target, seen)));
  }
}
