package dev.outrider.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Snapshot} as JSON and back: times in milliseconds, histograms in base64, a gauge that is
 * gone (or no number) as {@code null}. Thread-safe.
 */
public final class SnapshotJson {
  /** Series of one kind in one snapshot; the engine bounds its own far below. */
  public static final int MAX_SERIES = 20_000;

  private long sequence;
  private long base;
  private long atMillis;
  private long uptimeMillis;
  private @Nullable Instance instance;
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Double> gauges = new HashMap<>();
  private final Map<String, byte[]> histograms = new HashMap<>();

  private SnapshotJson() {}

  /** Returns the JSON of {@code snapshot}. */
  public static byte[] write(Snapshot snapshot) {
    return Json.object(json -> write(json, snapshot));
  }

  /**
   * Reads what {@link #write} wrote, or a later version of it.
   *
   * @throws MalformedMessageException when it is no snapshot, or too large to be one
   */
  public static Snapshot read(byte[] body) throws MalformedMessageException {
    SnapshotJson read = new SnapshotJson();
    Json.read(body, read::take);
    Instance instance = read.instance;
    if (instance == null || read.sequence <= 0 || read.base < 0 || read.base >= read.sequence) {
      throw new MalformedMessageException("a snapshot has an instance and 0 <= base < sequence");
    }
    return new Snapshot(
        read.sequence,
        read.base,
        read.atMillis,
        read.uptimeMillis,
        instance,
        read.counters,
        read.gauges,
        read.histograms);
  }

  private static void write(JsonGenerator json, Snapshot snapshot) throws IOException {
    json.writeNumberField("sequence", snapshot.sequence());
    json.writeNumberField("base", snapshot.base());
    json.writeNumberField("at", snapshot.atMillis());
    json.writeNumberField("uptime", snapshot.uptimeMillis());
    json.writeObjectFieldStart("instance");
    InstanceJson.write(json, snapshot.instance());
    json.writeEndObject();
    json.writeObjectFieldStart("counters");
    for (Map.Entry<String, Long> counter : snapshot.counters().entrySet()) {
      json.writeNumberField(counter.getKey(), counter.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("gauges");
    for (Map.Entry<String, Double> gauge : snapshot.gauges().entrySet()) {
      writeGauge(json, gauge.getKey(), gauge.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("histograms");
    for (Map.Entry<String, byte[]> histogram : snapshot.histograms().entrySet()) {
      json.writeBinaryField(histogram.getKey(), histogram.getValue());
    }
    json.writeEndObject();
  }

  private static void writeGauge(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private void take(String field, JsonParser json) throws IOException {
    switch (field) {
      case "sequence" -> sequence = json.getLongValue();
      case "base" -> base = json.getLongValue();
      case "at" -> atMillis = json.getLongValue();
      case "uptime" -> uptimeMillis = json.getLongValue();
      case "instance" -> instance = InstanceJson.read(json);
      case "counters" ->
          Json.fields(json, (name, value) -> put(counters, name, value.getLongValue()));
      case "gauges" -> Json.fields(json, (name, value) -> put(gauges, name, gauge(value)));
      case "histograms" ->
          Json.fields(json, (name, value) -> put(histograms, name, value.getBinaryValue()));
      default -> json.skipChildren();
    }
  }

  private static double gauge(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue();
  }

  private static <V> void put(Map<String, V> series, String name, V value)
      throws MalformedMessageException {
    if (series.size() == MAX_SERIES) {
      throw new MalformedMessageException("over " + MAX_SERIES + " series of a kind");
    }
    series.put(name, value);
  }
}
