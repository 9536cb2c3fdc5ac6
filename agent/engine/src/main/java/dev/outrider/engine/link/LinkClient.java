package dev.outrider.engine.link;

import dev.outrider.link.Command;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of the link: a snapshot each second to the sidecar, commands back.
 *
 * <p>Two threads of the factory that {@link #start} is given do everything; nothing is thrown at
 * anybody, and a sidecar that hangs, dies or returns costs the gateway nothing: the link tries
 * again at most every 5 s and resumes with everything that was counted meanwhile. Thread-safe.
 */
public final class LinkClient implements AutoCloseable {
  /**
   * What a sidecar may have asked for and not have got yet; more is dropped and times out there.
   */
  private static final int MAX_COMMANDS = 1_000;

  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>(MAX_COMMANDS);
  private final Sender sender;
  private final Poller poller;
  private volatile @Nullable Thread running;

  /**
   * @param token the link token, asked for whenever a session opens; null while none is known
   * @param log takes a line when the state of the link changes
   */
  public LinkClient(
      LinkTarget target,
      SnapshotSource source,
      CommandHandler handler,
      Supplier<@Nullable String> token,
      Consumer<String> log) {
    CurrentSession current = new CurrentSession();
    sender =
        new Sender(
            target,
            source,
            handler,
            token,
            new Sender.Link(current, commands, new LinkLog(target.name(), log)));
    poller = new Poller(target, current, commands);
  }

  /** Starts both threads; the factory makes daemons. Called once. */
  public void start(ThreadFactory threads) {
    Thread thread = threads.newThread(sender);
    running = thread;
    thread.start();
    threads.newThread(poller).start();
  }

  /** Sends a last snapshot and ends; waits for that at most half a second. */
  @Override
  public void close() {
    Thread thread = running;
    commands.offer(Sender.END);
    try {
      if (thread != null) {
        thread.join(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
