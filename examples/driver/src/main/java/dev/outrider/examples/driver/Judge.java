package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Locale;

/** Holds what was measured against its budget, and notes it in table and report. */
final class Judge {
  private final Section table = Budget.table();
  private final Report report;
  private final double ratioFloor;

  /** Judges against that share of each gate, 1 being the gate itself. */
  Judge(Report report, double ratioFloor) {
    this.report = report;
    this.ratioFloor = Math.min(1, ratioFloor);
  }

  /**
   * Shows and writes what came of all; returns whether no budget was missed. A quick run without a
   * floor of its own judges nothing.
   */
  boolean verdict(Arguments arguments) throws IOException {
    report.add(table);
    report.writeWhereAsked(arguments);
    boolean judges = !arguments.has("quick") || arguments.text("ratio-floor").isPresent();
    if (!judges) {
      System.out.println("\nA quick run: it shows that everything runs, and is no verdict.");
    }
    return report.isGood() || !judges;
  }

  void judge(Budget budget, Spread measured, String beside) {
    Budget judged = budget.loosened(ratioFloor);
    judged.judge(table, measured, beside);
    String result = String.format(Locale.ROOT, "%s: %.2f", judged.what(), measured.median());
    if (judged.isMet(measured)) {
      Report.progress(result);
    } else {
      report.fail(result);
    }
  }

  /** Judges what the second side carried against the first; a failed request is a failure. */
  void judge(Budget budget, Throughput throughput, String beside) {
    judge(budget, throughput.ratios(1), beside);
    if (throughput.errors() > 0) {
      failed(budget, throughput.errors() + " errors");
    }
  }

  /** Notes what could not be measured on this machine. */
  void leaveOut(Budget budget, String why) {
    budget.leaveOut(table, why);
  }

  /** Notes what should have been measured and was not. */
  void fail(Budget budget, String why) {
    leaveOut(budget, "failed");
    failed(budget, why);
  }

  /** Notes what went wrong beside a measurement. */
  void failed(Budget budget, String what) {
    report.fail(budget.what() + ": " + what);
  }
}
