package dev.outrider.link;

import java.util.List;
import java.util.Map;

/** Snapshots for tests. */
final class Snapshots {
  static final Instance INSTANCE =
      new Instance(
          "i1",
          "gateway@host",
          42,
          "host",
          "0.1.0",
          "Temurin 17",
          1_000,
          "enforce",
          "inbound",
          List.of(new Instance.Library("java.net.http", "17", List.of("send", "sendAsync"))),
          List.of("reactor-netty 1.2: not supported yet"),
          List.of("port is \"x\""));

  private Snapshots() {}

  static Snapshot whole(
      long sequence,
      Map<String, Long> counters,
      Map<String, Double> gauges,
      Map<String, byte[]> histograms) {
    return new Snapshot(sequence, 0, 5_000, 4_000, INSTANCE, counters, gauges, histograms);
  }
}
