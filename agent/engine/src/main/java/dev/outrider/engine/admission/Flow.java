package dev.outrider.engine.admission;

/**
 * Those of one level who are served as one, in the order in which they came: who was dealt the same
 * card, see {@link ShuffleSharding}.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Flow {
  final Line<Queued> waiters = new Line<>();

  /** Where it stands among the flows of its level that somebody waits in. */
  final Line.Spot<Flow> turn = new Line.Spot<>(this);

  private final int number;

  Flow(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
