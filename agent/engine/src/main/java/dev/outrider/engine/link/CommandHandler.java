package dev.outrider.engine.link;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;

/** Who does what the sidecar asks. Called by one thread at a time, never by a request thread. */
public interface CommandHandler {
  /**
   * Does it and says what was done; what it throws is reported as a refusal. A command of an
   * unknown name is refused.
   */
  CommandResult run(Command command);
}
