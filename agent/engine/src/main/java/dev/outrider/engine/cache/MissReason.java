package dev.outrider.engine.cache;

/** Why a look-up missed, or why an answer was not stored: the closed list. */
public enum MissReason {
  /** Nothing is stored for this partition. */
  COLD("cold"),
  /** What was stored is older than its time to live. */
  EXPIRED("expired"),
  /** The request asked for a fresh answer. */
  REFRESH("refresh"),
  /** The cache is off, or there is none of that name. */
  OFF("off"),

  /** Not stored: the status is not 200. */
  STATUS("status"),
  /** Not stored: request or answer says {@code no-store}. */
  NO_STORE("noStore"),
  /** Not stored: the answer says {@code private}. */
  PRIVATE("private"),
  /** Not stored: the answer varies by something that its partition leaves out. */
  VARY("vary"),
  /** Not stored: the body did not come to its end. */
  INCOMPLETE("incomplete"),
  /** Not stored: bytes cannot be recorded, or a hit not be delivered, for this client. */
  UNCACHEABLE("uncacheable"),
  /** Not stored: it would take more than a quarter of all room. */
  TOO_LARGE("tooLarge"),
  /** Not stored: no room could be made. */
  FULL("full"),
  /** Not stored: it came from another cache, older than its time to live. */
  AGED("aged"),
  /** Not stored: its cache was cleared, or its provider failed, after it was asked for. */
  CLEARED("cleared");

  private final String text;

  MissReason(String text) {
    this.text = text;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }
}
