package dev.outrider.sidecar.link;

import dev.outrider.link.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Commands that wait for one gateway's next question. Confined to the lock of {@code Commands}. */
final class Mailbox {
  private static final int MAX_WAITING = 100;

  private final List<Command> waiting = new ArrayList<>();
  private @Nullable CompletableFuture<List<Command>> question;

  /** Adds a command; what is answered now is for the caller to complete outside the lock. */
  @Nullable CompletableFuture<List<Command>> add(Command command) {
    if (waiting.size() < MAX_WAITING) {
      waiting.add(command);
    }
    CompletableFuture<List<Command>> asked = question;
    question = null;
    return asked;
  }

  /** Asks; an older question is returned, to be answered with nothing. */
  @Nullable CompletableFuture<List<Command>> ask(CompletableFuture<List<Command>> newer) {
    CompletableFuture<List<Command>> older = question;
    question = newer;
    return older;
  }

  /** Takes the question back, when it is still the one. */
  void withdraw(CompletableFuture<List<Command>> asked) {
    if (question == asked) {
      question = null;
    }
  }

  /** A command that nobody fetched in time is not done later, when nobody expects it. */
  void drop(Command command) {
    waiting.remove(command);
  }

  List<Command> takeAll() {
    List<Command> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /** Whether it may be forgotten. */
  boolean idle() {
    return question == null && waiting.isEmpty();
  }
}
