package dev.outrider.testkit.serving;

import dev.outrider.testkit.server.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * What every server answers in the worker JVM, by the first part of the path. Each request is noted
 * when its handler begins, and {@code /seen} tells and forgets them.
 */
public final class Handlers {
  private static final byte[] PIECE =
      "0123456789abcdef".repeat(64).getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_STREAM = 500;

  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** Answers one request. What it throws, it throws on purpose: the server shall see it. */
  public void handle(Turn turn) throws IOException {
    String target = turn.target();
    if (target.startsWith("/seen")) {
      String all = String.join("\n", seen);
      seen.clear();
      text(turn, all);
      return;
    }
    seen.add(turn.method() + " " + target);
    String[] parts = (target + "/").substring(1).split("[/?]");
    String name = parts.length == 0 ? "" : parts[0];
    answer(
        turn, name, parts.length > 1 && parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : 0);
  }

  private void answer(Turn turn, String name, int number) throws IOException {
    switch (name) {
      case "fixed" -> bytes(turn, number);
      case "chunked" -> pieces(turn, number, 0);
      case "stream" -> pieces(turn, LONGEST_STREAM, 10);
      case "status" -> turn.answer(number, 0).close();
      case "ignore" -> text(turn, "not read");
      case "fields" -> fields(turn);
      case "throw" -> throw new IOException("asked for");
      case "fail" -> throw new IllegalStateException("asked for");
      case "cut" -> cut(turn);
      case "later" -> turn.later(() -> late(turn, number));
      default -> echo(turn);
    }
  }

  private static void text(Turn turn, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    turn.header("Content-Type", "text/plain");
    try (OutputStream out = turn.answer(200, bytes.length)) {
      out.write(bytes);
    }
  }

  private static void echo(Turn turn) throws IOException {
    Digest digest = new Digest();
    byte[] buffer = new byte[8192];
    for (int read = turn.body().read(buffer); read >= 0; read = turn.body().read(buffer)) {
      digest.add(buffer, 0, read);
    }
    text(turn, turn.method() + ' ' + turn.target() + ' ' + digest.length() + ' ' + digest.hex());
  }

  private static void bytes(Turn turn, int count) throws IOException {
    try (OutputStream out = turn.answer(200, count)) {
      for (int left = count; left > 0; left -= PIECE.length) {
        out.write(PIECE, 0, Math.min(left, PIECE.length));
      }
    }
  }

  private static void pieces(Turn turn, int count, long pauseMillis) throws IOException {
    try (OutputStream out = turn.answer(200, Turn.UNKNOWN)) {
      for (int i = 0; i < count; i++) {
        out.write(PIECE);
        out.flush();
        pause(pauseMillis);
      }
    }
  }

  private static void fields(Turn turn) throws IOException {
    turn.header("X-Twice", "one");
    turn.header("X-Twice", "two");
    turn.header("Set-Cookie", "a=b; Path=/");
    turn.header("Cache-Control", "no-store");
    text(turn, "fields");
  }

  /** The head and the first piece of an answer, and no more. */
  private static void cut(Turn turn) throws IOException {
    OutputStream out = turn.answer(200, 4L * PIECE.length);
    out.write(PIECE);
    out.flush();
    throw new IOException("asked for");
  }

  private static void late(Turn turn, int millis) throws IOException {
    pause(millis);
    text(turn, "late");
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
