package dev.outrider.engine.link;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.Instance;
import dev.outrider.link.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An engine that counts one thing, and clears a cache of seven answers. */
final class CountingEngine implements SnapshotSource, CommandHandler {
  static final String FIXED = "cacheSets{cache=models}";
  static final String COUNTED = "cacheDeletes{cache=models}";
  private static final Instance INSTANCE =
      new Instance(
          "i1", "i1", 1, "h", "v", "j", 0, "enforce", "inbound", List.of(), List.of(), List.of());

  final AtomicLong counted = new AtomicLong();
  private final AtomicLong sequence = new AtomicLong();

  @Override
  public Snapshot whole() {
    return new Snapshot(
        sequence.incrementAndGet(),
        0,
        0,
        0,
        INSTANCE,
        Map.of(FIXED, 1L, COUNTED, counted.get()),
        Map.of(),
        Map.of());
  }

  @Override
  public CommandResult run(Command command) {
    if (command.name().equals(Command.CLEAR_CACHE)) {
      counted.addAndGet(7);
      return CommandResult.done(command, Map.of("models", 7L));
    }
    throw new IllegalArgumentException("no command " + command.name());
  }
}
