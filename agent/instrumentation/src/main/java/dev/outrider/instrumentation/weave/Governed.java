package dev.outrider.instrumentation.weave;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One call that passes a cut, from the prologue to its end, with what the boundary needs to know
 * when something of ours fails: whether the point of no return was passed, and the outcome if it is
 * there.
 *
 * <p>Confined to the thread that passes the cut.
 */
public abstract class Governed {
  /** The answer of a method that returns nothing: it is done, the body does not run. */
  public static final Object NOTHING = new Object();

  private boolean committed;
  private @Nullable Object outcome;
  private @Nullable Throwable failure;

  /**
   * Runs the exchange, rerouted or through the passage.
   *
   * @return the answer; null to let the body run; {@link #NOTHING} for done without a value
   * @throws Intended what the application is meant to see
   * @throws Throwable a fault of ours
   */
  protected abstract @Nullable Object run() throws Throwable;

  /**
   * Gives back all that is held, after a fault of ours; must not throw. What the application gets
   * all the same, a body that is still being read for one, is left alone: {@link #hasOutcome}.
   */
  protected abstract void abandon(Throwable fault);

  /**
   * The library's own I/O exception, for a fault after the point of no return without an outcome.
   */
  protected Throwable broken(Throwable fault) {
    return new IOException("outrider: the exchange was lost", fault);
  }

  /** A method of the library, called by us. */
  @FunctionalInterface
  protected interface Native<T> {
    T call() throws Throwable;
  }

  /**
   * Passes the point of no return and goes back into the library by {@code method}, which the
   * passage lets by; what comes of it is the outcome.
   *
   * @param receiver as {@link Passage#open} has it
   */
  protected final <T> T natively(Cut cut, Object receiver, Native<T> method) throws Intended {
    commit();
    Passage.open(cut, receiver);
    try {
      return keep(method.call());
    } catch (Throwable thrown) {
      throw keepFailure(thrown);
    } finally {
      Passage.close();
    }
  }

  /** Passes the point of no return: the native body is entered, or a first byte handed over. */
  protected final void commit() {
    committed = true;
  }

  /** Keeps the outcome from the moment it exists, so that no fault of ours can lose it. */
  protected final <T> T keep(T answer) {
    outcome = answer;
    return answer;
  }

  /** Keeps a failure that is the outcome, and returns it marked as meant for the application. */
  protected final Intended keepFailure(Throwable thrown) {
    failure = thrown;
    return new Intended(thrown);
  }

  /** Whether the outcome exists that the caller gets, whatever fails from now on. */
  protected final boolean hasOutcome() {
    return outcome != null || failure != null;
  }

  /** What the caller gets after {@code fault}: principle 3. */
  final @Nullable Object failOpen(Throwable fault) throws Throwable {
    abandon(fault);
    if (outcome != null) {
      return outcome;
    }
    if (failure != null) {
      throw failure;
    }
    if (committed) {
      throw broken(fault);
    }
    return null;
  }
}
