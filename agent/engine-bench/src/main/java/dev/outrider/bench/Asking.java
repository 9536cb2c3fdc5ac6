package dev.outrider.bench;

import dev.outrider.engine.admission.Applicant;

/** Somebody who asks to run. */
record Asking(int level, long asker) implements Applicant {
  @Override
  public String routeName() {
    return "route";
  }
}
