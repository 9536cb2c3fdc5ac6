package dev.outrider.instrumentation.weave;

/**
 * The mark on a throwable that the application is meant to see: what its own client threw, or a
 * rejection in its library's own words. The boundary takes the mark off; all else is a fault of
 * ours.
 */
public final class Intended extends Exception {
  private final transient Throwable thrown;

  public Intended(Throwable thrown) {
    super(null, null, false, false);
    this.thrown = thrown;
  }

  /** Returns what the application gets. */
  public Throwable thrown() {
    return thrown;
  }
}
