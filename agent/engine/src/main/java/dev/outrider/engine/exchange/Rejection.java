package dev.outrider.engine.exchange;

/** Why an exchange was rejected: the closed list. */
public enum Rejection {
  /** The queue holds as many as it may. */
  FULL("full", "the queue is full"),
  /** It waited as long as it may. */
  TIMEOUT("timeout", "it waited too long in the queue"),
  /** As many of the container's threads wait as may. */
  THREADS("threads", "too many threads wait already"),
  /** An arrival of a higher level, or of one who asks for less, took its place. */
  DISPLACED("displaced", "an exchange with a better claim took its place in the queue"),
  /** The breaker of the provider is open. */
  BREAKER("breaker", "the circuit breaker is open"),
  /** The credential's own limit is used up. */
  LIMIT("limit", "the limit is used up");

  private final String text;
  private final String sentence;

  Rejection(String text, String sentence) {
    this.text = text;
    this.sentence = sentence;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }

  /** Half a sentence for people. */
  public String sentence() {
    return sentence;
  }
}
