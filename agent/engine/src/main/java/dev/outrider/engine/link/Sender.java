package dev.outrider.engine.link;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.link.AgentSession;
import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.Snapshot;
import dev.outrider.link.SnapshotDifference;
import dev.outrider.link.SnapshotJson;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what changed since the last acknowledged snapshot, each second, and runs commands in
 * between. Everything that goes wrong is a state of the link, said once; the loop goes on.
 *
 * <p>Confined to its thread; commands come through the queue.
 */
final class Sender implements Runnable {
  private static final long PERIOD_NANOS = SECONDS.toNanos(1);

  /** Put into the queue to end the loop. */
  static final Command END = new Command("", "end", Map.of());

  private final LinkTarget target;
  private final SnapshotSource source;
  private final CommandHandler handler;
  private final Supplier<@Nullable String> token;
  private final CurrentSession current;
  private final BlockingQueue<Command> commands;
  private final LinkLog log;
  private final Backoff backoff = new Backoff();
  private @Nullable Snapshot acknowledged;

  Sender(
      LinkTarget target,
      SnapshotSource source,
      CommandHandler handler,
      Supplier<@Nullable String> token,
      Link link) {
    this.target = target;
    this.source = source;
    this.handler = handler;
    this.token = token;
    this.current = link.current();
    this.commands = link.commands();
    this.log = link.log();
  }

  /** What sender and poller share. */
  record Link(CurrentSession current, BlockingQueue<Command> commands, LinkLog log) {}

  @Override
  public void run() {
    try (Conversation conversation = new Conversation(target.transport())) {
      Command next = null;
      while (!END.equals(next)) {
        next = commands.poll(turn(conversation, next), NANOSECONDS);
      }
      turn(conversation, null); // what was counted until the end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever owns the thread wants it to end
    } finally {
      current.close();
    }
  }

  /** Sends once, runs the command if there is one, and returns nanoseconds until the next turn. */
  private long turn(Conversation conversation, @Nullable Command command) {
    try {
      CommandResult result = command == null ? null : run(command);
      AgentSession session = send(conversation);
      if (result != null) {
        String path = LinkRequest.COMMANDS + "/" + result.id();
        conversation.say(session, "POST", path, result.write(), Conversation.READ_NANOS);
      }
      log.open();
      backoff.reset();
      return PERIOD_NANOS;
    } catch (IOException | RuntimeException e) {
      acknowledged = null;
      log.lost(e);
      return backoff.nextNanos();
    }
  }

  /** A fault of the command is the command's answer, not the link's end. */
  private CommandResult run(Command command) {
    try {
      return handler.run(command);
    } catch (RuntimeException e) {
      return CommandResult.refused(command, e.toString());
    }
  }

  /** Sends a snapshot, opening a session where there is none; returns the session. */
  private AgentSession send(Conversation conversation) throws IOException {
    Snapshot now = source.whole();
    AgentSession session = current.get();
    LinkAnswer answer = session == null ? null : post(conversation, session, now);
    if (session == null || answer == null || answer.status() == 401) {
      acknowledged = null;
      current.set(null);
      session = conversation.open(now.instance().id(), token);
      answer = post(conversation, session, now);
      current.set(session); // for the poller: proven now
    }
    if (answer.status() == 409) {
      acknowledged = null;
      answer = post(conversation, session, source.whole());
    }
    if (answer.status() >= 300) {
      throw new LinkFailure("it answers " + answer.status() + " to a snapshot");
    }
    return session;
  }

  private LinkAnswer post(Conversation conversation, AgentSession session, Snapshot now)
      throws IOException {
    Snapshot base = acknowledged;
    Snapshot sent = base == null ? now : SnapshotDifference.between(base, now);
    LinkAnswer answer =
        conversation.say(
            session,
            "POST",
            LinkRequest.SNAPSHOTS,
            SnapshotJson.write(sent),
            Conversation.READ_NANOS);
    if (answer.status() < 300) {
      acknowledged = now;
    }
    return answer;
  }
}
