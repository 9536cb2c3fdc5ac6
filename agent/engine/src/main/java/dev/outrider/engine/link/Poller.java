package dev.outrider.engine.link;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.link.AgentSession;
import dev.outrider.link.Command;
import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import java.io.IOException;
import java.util.Queue;

/** Asks for commands, one long question after the other, and hands them to the sender. */
final class Poller implements Runnable {
  private static final String TARGET = LinkRequest.COMMANDS + "?wait=25";
  private static final long READ_NANOS = SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = SECONDS.toNanos(1);

  private final LinkTarget target;
  private final CurrentSession current;
  private final Queue<Command> commands;

  Poller(LinkTarget target, CurrentSession current, Queue<Command> commands) {
    this.target = target;
    this.current = current;
    this.commands = commands;
  }

  @Override
  public void run() {
    try (Conversation conversation = new Conversation(target.transport())) {
      AgentSession session = current.await();
      while (session != null) {
        if (!poll(conversation, session)) {
          current.awaitAnother(session, PAUSE_NANOS);
        }
        session = current.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever owns the thread wants it to end
    }
  }

  /** Whether the sidecar answered; that it does not, the sender finds out and says. */
  private boolean poll(Conversation conversation, AgentSession session) {
    try {
      LinkAnswer answer =
          conversation.say(session, "GET", TARGET, Conversation.NOTHING, READ_NANOS);
      if (answer.status() == 200) {
        Command.readAll(answer.body()).forEach(commands::offer);
      }
      return answer.status() < 300;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
