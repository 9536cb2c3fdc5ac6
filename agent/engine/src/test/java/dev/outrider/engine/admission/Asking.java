package dev.outrider.engine.admission;

/** Somebody who asks, as tests have it. */
public record Asking(int level, long asker) implements Applicant {

  /** Nobody in particular. */
  public static Asking at(int level) {
    return new Asking(level, 0);
  }

  @Override
  public String routeName() {
    return "route";
  }
}
