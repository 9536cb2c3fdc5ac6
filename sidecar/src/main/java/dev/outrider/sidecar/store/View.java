package dev.outrider.sidecar.store;

import dev.outrider.link.Instance;
import java.util.List;

/**
 * Everything that answers are computed from, of one instant. Immutable.
 *
 * @param total since the last reset, departed gateways included
 * @param window the last five minutes
 * @param minute the last sixty seconds
 * @param gauges of the connected gateways
 * @param connected the connected gateways
 */
public record View(
    Slice total, Slice window, Slice minute, Gauges gauges, List<Connected> connected) {

  public View {
    connected = List.copyOf(connected);
  }

  /**
   * A connected gateway.
   *
   * @param instance as it presents itself
   * @param uptimeMillis age of its engine
   * @param silentNanos since its last snapshot
   * @param numbers since the start of its JVM, whatever was reset
   * @param since what it counted since the last reset
   */
  public record Connected(
      Instance instance, long uptimeMillis, long silentNanos, Numbers numbers, Delta since) {

    /** Returns what it alone counted since the last reset. */
    public Slice total() {
      return new Slice(List.of(since));
    }
  }
}
