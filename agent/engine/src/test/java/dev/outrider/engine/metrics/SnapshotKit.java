package dev.outrider.engine.metrics;

import dev.outrider.link.Instance;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Takes snapshots and reads what is in them. */
final class SnapshotKit {
  static final Instance INSTANCE =
      new Instance(
          "id", "name", 1, "host", "0", "jvm", 0, "enforce", "inbound", List.of(), List.of(),
          List.of());

  private SnapshotKit() {}

  @SafeVarargs
  static Snapshot take(Consumer<SnapshotWriter>... rooms) {
    SnapshotWriter writer = new SnapshotWriter();
    for (Consumer<SnapshotWriter> room : rooms) {
      room.accept(writer);
    }
    return writer.whole(1, 2, 3, INSTANCE);
  }

  static Histogram histogram(Snapshot snapshot, Series series) {
    byte[] encoded = snapshot.histograms().get(series.text());
    if (encoded == null) {
      throw new AssertionError("no " + series.text() + " in " + snapshot.histograms().keySet());
    }
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
  }
}
