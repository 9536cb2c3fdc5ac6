package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether the sidecar has counted what we have: exactly, within 3 s. */
final class Counts {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long BETWEEN_MILLIS = 100;

  private Counts() {}

  static Section compare(Sidecar sidecar, List<Gateway> gateways, Report report)
      throws InterruptedException {
    long answered = gateways.stream().mapToLong(Gateway::answered).sum();
    long begin = System.nanoTime();
    long counted = total(sidecar, report);
    while (counted != answered && System.nanoTime() - begin < PATIENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      counted = total(sidecar, report);
    }
    if (counted != answered) {
      report.fail("stats count " + counted + " requests; the driver made " + answered);
    }
    return new Section("Counts: /admin/performance/stats against the driver's own", "what", "value")
        .row("requests made by the driver", answered)
        .row("data.requests.total", counted)
        .row("without a token", withoutToken(sidecar, report));
  }

  private static long total(Sidecar sidecar, Report report) {
    try {
      return sidecar.requestsTotal();
    } catch (IOException | IllegalStateException unanswered) {
      report.fail("the sidecar gives no statistics: " + unanswered.getMessage());
      return -1;
    }
  }

  private static String withoutToken(Sidecar sidecar, Report report) {
    try {
      int status = sidecar.statusWithoutToken("/admin/performance/stats");
      if (status != 401) {
        report.fail("stats without a token answer " + status + " instead of 401");
      }
      return Integer.toString(status);
    } catch (IOException unanswered) {
      return "no answer";
    }
  }
}
