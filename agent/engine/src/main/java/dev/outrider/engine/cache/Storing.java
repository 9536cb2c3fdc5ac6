package dev.outrider.engine.cache;

/** Whether an answer may be, or was, stored. */
public sealed interface Storing {

  /** It may be, or it was. */
  Storing ALLOWED = new Allowed();

  /** It may be, or it was. */
  record Allowed() implements Storing {}

  /**
   * It was not, and will not be.
   *
   * @param reason why
   */
  record Refused(MissReason reason) implements Storing {}
}
