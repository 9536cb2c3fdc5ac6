package dev.outrider.engine;

import dev.outrider.engine.settings.LogLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Our own few lines: one fact a line, to standard error, a file, or as JSON; never through a logger
 * of the application. At most ten lines a second; what is left out is counted and said.
 * Thread-safe.
 */
public final class Log {
  private static final int LINES_A_SECOND = 10;

  private final PrintStream out;
  private final boolean json;
  private final LongSupplier nanoClock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile LogLevel level = LogLevel.INFO;
  private long secondBegan;
  private int linesThisSecond;
  private int leftOut;

  Log(PrintStream out, boolean json, LongSupplier nanoClock) {
    this.out = out;
    this.json = json;
    this.nanoClock = nanoClock;
    this.secondBegan = nanoClock.getAsLong();
  }

  /**
   * Opens a log.
   *
   * @param to {@code stderr}, {@code json} or {@code file:PATH}; a file that cannot be opened is
   *     said on standard error, which then is the log
   */
  public static Log open(String to) {
    if (to.startsWith("file:")) {
      Path path = Path.of(to.substring("file:".length()));
      try {
        OutputStream file =
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Log(
            new PrintStream(file, true, StandardCharsets.UTF_8), false, System::nanoTime);
      } catch (IOException | RuntimeException unopened) {
        Log log = standardError(false);
        log.warn("log file " + path + " cannot be opened (" + unopened + "); using stderr");
        return log;
      }
    }
    return standardError(to.equals("json"));
  }

  /** Returns a log that nobody reads. */
  static Log silent() {
    return new Log(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        false,
        System::nanoTime);
  }

  private static Log standardError(boolean json) {
    return new Log(System.err, json, System::nanoTime);
  }

  /** Says nothing of a lower weight from now on. */
  void level(LogLevel lowest) {
    level = lowest;
  }

  /** Says that something changed. */
  public void info(String fact) {
    write(LogLevel.INFO, fact);
  }

  /** Says what somebody should look at. */
  public void warn(String fact) {
    write(LogLevel.WARN, fact);
  }

  /** Says that we failed at something. */
  void error(String fact) {
    write(LogLevel.ERROR, fact);
  }

  private void write(LogLevel weight, String fact) {
    if (weight.compareTo(level) >= 0) {
      write(fact);
    }
  }

  private void write(String fact) {
    int before;
    lock.lock();
    try {
      long now = nanoClock.getAsLong();
      if (now - secondBegan >= TimeUnit.SECONDS.toNanos(1)) {
        secondBegan = now;
        linesThisSecond = 0;
      }
      if (++linesThisSecond > LINES_A_SECOND) {
        leftOut++;
        return;
      }
      before = leftOut;
      leftOut = 0;
    } finally {
      lock.unlock();
    }
    print(before == 0 ? fact : fact + " (" + before + " lines before it were left out)");
  }

  private void print(String fact) {
    if (json) {
      out.println(
          "{\"at\":\"" + Instant.now() + "\",\"from\":\"outrider\",\"says\":" + quoted(fact) + "}");
    } else {
      out.println("outrider: " + fact);
    }
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
        quoted.append(Character.forDigit(c & 15, 16));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
