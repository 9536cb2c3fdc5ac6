package dev.outrider.engine.exchange;

/** How an exchange ended; each ends in exactly one of these. */
public enum Outcome {
  /** Status below 400, body complete. */
  OK("ok"),
  /** Status 400 to 499, but 429. */
  CLIENT_ERROR("clientError"),
  /** Status 429: the provider's, or a credential's own limit. */
  THROTTLED("throttled"),
  /** Status 500 and above. */
  SERVER_ERROR("serverError"),
  /** No head, or a body cut short. */
  BROKEN("broken"),
  /** A timeout of the application or of ours ended it. */
  TIMEOUT("timeout"),
  /** We refused it: queue, limit or breaker. */
  REJECTED("rejected"),
  /** Its caller gave it up. */
  CANCELLED("cancelled");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }

  /** Returns the outcome of a complete answer with {@code status}. */
  public static Outcome ofStatus(int status) {
    if (status < 400) {
      return OK;
    }
    if (status == 429) {
      return THROTTLED;
    }
    return status < 500 ? CLIENT_ERROR : SERVER_ERROR;
  }
}
