package dev.outrider.examples.driver;

import java.io.IOException;

/** One line of the table of budgets, or a few that belong together, measured when asked for. */
interface Row {
  void measure() throws IOException, InterruptedException;
}
