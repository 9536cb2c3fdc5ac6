package dev.outrider.engine;

import static java.util.Objects.requireNonNull;

import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Refusal;
import dev.outrider.engine.settings.SettingSources;
import dev.outrider.engine.settings.Settings;
import dev.outrider.engine.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * The one engine of this JVM, started by whoever needs it first: the thread {@code outrider}, once
 * a server or a client was woven, or the first call site that is linked. Thread-safe by the JVM's
 * own rules for initialising classes.
 */
public final class Attached {
  private static volatile @Nullable Host host;

  private Attached() {}

  /** Says which JVM it is; once, before anything else here. */
  public static void to(Host told) {
    host = told;
  }

  /** Returns the engine, started. */
  public static Engine engine() {
    return TheEngine.ENGINE;
  }

  /**
   * Starts the engine and has one exchange of each direction pass through another one like it,
   * which is then dropped: so that the first request does not load and link the classes. Never
   * throws.
   */
  public static void makeReady() {
    try {
      Engine unused = engine();
      Rehearsal.of(TheSettings.FILE, TheFaults.FAIL_OPEN);
    } catch (Throwable fault) {
      failOpen("rehearsal", fault);
    }
  }

  /** Returns the log that the settings name. */
  public static Log log() {
    return TheLog.LOG;
  }

  /** Counts and logs a fault of ours; never throws. */
  public static void failOpen(String cause, Throwable fault) {
    TheFaults.FAIL_OPEN.accept(cause, fault);
  }

  /**
   * Keeps the JVM from starting when the user asked for that.
   *
   * @throws IllegalArgumentException when the settings are {@code strict} and one is wrong
   */
  public static void refuseWrongSettings() {
    if (TheSettings.FILE.settings().refusesToStart()) {
      StringBuilder all = new StringBuilder("outrider: strict is set and settings are wrong:");
      for (Refusal refusal : TheSettings.FILE.settings().refusals()) {
        all.append(System.lineSeparator()).append("  ").append(refusal.message());
      }
      throw new IllegalArgumentException(all.toString());
    }
  }

  private static final class TheSettings {
    static final SettingsFile FILE =
        SettingsFile.open(SettingSources.ofThisJvm(requireNonNull(host).arguments()));
  }

  private static final class TheLog {
    static final Log LOG = open(TheSettings.FILE.settings());

    private static Log open(Settings settings) {
      Log log = Log.open(settings.need(OutriderSettings.LOG));
      log.level(settings.need(OutriderSettings.LOG_LEVEL));
      return log;
    }
  }

  private static final class TheFaults {
    static final FailOpen FAIL_OPEN = new FailOpen(TheLog.LOG);
  }

  private static final class TheEngine {
    static final Engine ENGINE =
        new Engine(requireNonNull(host), TheSettings.FILE, TheLog.LOG, TheFaults.FAIL_OPEN);
  }
}
