package dev.outrider.engine.admission;

/** Who asks to run, as far as a queue has to know. All but the level is asked only of who waits. */
public interface Applicant {
  /** Its priority level; 0 is the highest. */
  int level();

  /**
   * A number that stands for who asks, the same for the same one: they share a level fairly. Its
   * bits are as good as random.
   */
  long asker();

  /** The route of the exchange, to be shown. */
  String routeName();
}
