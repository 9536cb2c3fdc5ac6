package dev.outrider.instrumentation.weave;

import org.jspecify.annotations.Nullable;

/**
 * Our own way back into a library: lets by exactly the next entry of one cut on one receiver and
 * thread, and is consumed there before anything else. Calls nested inside are governed as usual.
 *
 * <p>A cut of ours calls {@link #consume} first; whoever enters opens the passage, calls the
 * original method and closes it in {@code finally}, so that the thread keeps no call.
 */
public final class Passage {
  private static final ThreadLocal<@Nullable Passage> OPEN = new ThreadLocal<>();

  private final Cut cut;
  private final Object receiver;

  private Passage(Cut cut, Object receiver) {
    this.cut = cut;
    this.receiver = receiver;
  }

  /**
   * Lets the next entry of {@code cut} on {@code receiver} by this thread pass; of a method without
   * a receiver, whichever of its arguments tells one call from another.
   */
  public static void open(Cut cut, Object receiver) {
    OPEN.set(new Passage(cut, receiver));
  }

  /** Closes a passage that was opened, consumed or not. */
  public static void close() {
    OPEN.set(null); // an entry without a value stays, or each look would make one anew
  }

  /** Whether this entry is the one that a passage was opened for; it is closed by that. */
  public static boolean consume(Cut cut, Object receiver) {
    Passage open = OPEN.get();
    if (open == null || open.cut != cut || open.receiver != receiver) {
      return false;
    }
    OPEN.set(null);
    return true;
  }
}
