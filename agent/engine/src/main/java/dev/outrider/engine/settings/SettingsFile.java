package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from all their sources, and again when the YAML file has changed.
 *
 * <p>The file is read whole and compared each time: it is small, and neither a link that was
 * swapped (a ConfigMap) nor a second edit within one tick of the file system's clock is missed.
 *
 * <p>{@link #settings} may be called by any thread; {@link #changed} and {@link #change} by one.
 */
public final class SettingsFile {
  private final StartLayers start;
  private final String path;
  private FileReading reading;
  private boolean sawEmpty;
  private FileContent content;
  private Layer live = new Layer();
  private volatile Settings settings;

  private SettingsFile(StartLayers start) {
    this.start = start;
    this.path = start.config();
    this.reading = path.isEmpty() ? new FileReading("", null) : FileReading.of(path);
    this.content = path.isEmpty() ? FileContent.NONE : firstContent(path, reading);
    this.settings = resolve(live, null);
  }

  /** Reads all sources; what is wrong with them is in {@link Settings#refusals}. */
  public static SettingsFile open(SettingSources sources) {
    return new SettingsFile(StartLayers.read(sources));
  }

  /** Returns what holds now. */
  public Settings settings() {
    return settings;
  }

  /**
   * Reads the file again; whether {@link #settings} then answers with others. To be called each
   * second.
   */
  public boolean changed() {
    if (path.isEmpty()) {
      return false;
    }
    FileReading now = FileReading.of(path);
    if (now.equals(reading) || isBeingWritten(now)) {
      return false;
    }
    reading = now;
    content = nextContent(now);
    settings = resolve(live, settings);
    return true;
  }

  /**
   * Changes settings while the gateway runs: all of them, or none when one is refused.
   *
   * @param values texts by the names of settings; they win over all other sources
   * @return why nothing was changed; empty when all was
   */
  public List<Refusal> change(Map<String, String> values) {
    List<Refusal> refused = new ArrayList<>();
    Layer next = new Layer();
    for (Map.Entry<String, String> value : values.entrySet()) {
      Origin origin = new Origin(Source.LIVE, "live change");
      next.add(value.getKey(), new RawValue(value.getValue().strip(), origin));
      if (DeclaredSettings.named(value.getKey()) == null) {
        refused.add(Refusal.unknown(value.getKey(), origin));
      }
    }
    live.values().forEach(next::add);
    Settings changed = resolve(next, settings);
    for (Refusal refusal : changed.refusals()) {
      if (refusal.source() == Source.LIVE) {
        refused.add(refusal);
      }
    }
    if (refused.isEmpty()) {
      live = next;
      settings = changed;
    }
    return refused;
  }

  private Settings resolve(Layer liveLayer, @Nullable Settings before) {
    List<Refusal> refusals = new ArrayList<>(start.refusals());
    refusals.addAll(content.refusals());
    List<Layer> layers =
        List.of(
            liveLayer, start.arguments(), start.properties(), start.environment(), content.layer());
    Map<String, Value<?>> values = new Resolution(layers, before, refusals).resolveAll();
    var routes = content.routes().insteadOf(before == null ? null : before.routes());
    var providers = content.providers().insteadOf(before == null ? null : before.providers());
    Contradictions contradictions = new Contradictions(values, refusals);
    contradictions.freeSockets();
    contradictions.levels(routes);
    return new Settings(values, routes, providers, refusals);
  }

  /** An empty file is most often one between being cut and being written: it has to stay empty. */
  private boolean isBeingWritten(FileReading now) {
    boolean empty = now.fault() == null && now.text().isEmpty();
    boolean first = empty && !sawEmpty;
    sawEmpty = empty;
    return first;
  }

  private static FileContent firstContent(String path, FileReading reading) {
    if (reading.fault() != null) {
      String message = reading.fault() + "; no setting is taken from it";
      return FileContent.refused(List.of(new Refusal("config", Source.YAML, message)));
    }
    try {
      return YamlFile.read(path, reading.text());
    } catch (YamlFault e) {
      String message = path + " " + e.getMessage() + "; no setting is taken from it";
      return FileContent.refused(List.of(new Refusal("config", Source.YAML, message)));
    }
  }

  private FileContent nextContent(FileReading now) {
    String kept = "; keeping what it said before";
    if (now.fault() != null) {
      return content.butNow(new Refusal("config", Source.YAML, now.fault() + kept));
    }
    try {
      return YamlFile.read(path, now.text());
    } catch (YamlFault e) {
      String message = path + " " + e.getMessage() + kept;
      return content.butNow(new Refusal("config", Source.YAML, message));
    }
  }
}
