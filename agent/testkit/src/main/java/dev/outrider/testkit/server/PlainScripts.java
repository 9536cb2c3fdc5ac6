package dev.outrider.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Servers that behave: {@code /len/N?status=&type=}, {@code /chunked/KxN?delay=}, {@code
 * /status/N}, {@code /gzip/N}, {@code /text?of=&type=}, {@code /slow/MILLIS}, {@code /echo}, {@code
 * /closedelimited/N}.
 */
final class PlainScripts {
  private static final Set<String> NOT_ECHOED =
      Set.of("connection", "upgrade", "http2-settings", "host");

  private PlainScripts() {}

  static void addTo(Map<String, Script> scripts) {
    scripts.put("len", afterBody(PlainScripts::length));
    scripts.put("chunked", afterBody(PlainScripts::chunked));
    scripts.put("status", afterBody(PlainScripts::status));
    scripts.put("gzip", afterBody(PlainScripts::gzip));
    scripts.put("text", afterBody(PlainScripts::text));
    scripts.put("slow", afterBody(PlainScripts::slow));
    scripts.put("echo", afterBody(PlainScripts::echo));
    scripts.put("closedelimited", afterBody(PlainScripts::closeDelimited));
  }

  static Script afterBody(Script script) {
    return script.afterBody();
  }

  private static void length(Answer answer) throws IOException {
    int status = answer.query().number("status", 200);
    answer.whole(status, "text/plain", Content.text(answer.query().number()));
  }

  private static void chunked(Answer answer) throws IOException {
    String[] shape = answer.query().argument().split("x", 2);
    answer.head(200, "Content-Type: text/plain", "Transfer-Encoding: chunked");
    byte[] chunk = Content.text(Integer.parseInt(shape[1]));
    for (int i = 0; i < Integer.parseInt(shape[0]); i++) {
      answer.chunk(chunk);
      answer.wire().pause(answer.query().number("delay", 0));
    }
    answer.lastChunk();
  }

  private static void status(Answer answer) throws IOException {
    int status = answer.query().number();
    if (status == 204 || status == 304) {
      answer.head(status, "ETag: \"a1\"");
      answer.wire().flush();
    } else {
      answer.text(status, "status " + status);
    }
  }

  private static void gzip(Answer answer) throws IOException {
    byte[] packed = Content.gzip(Content.text(answer.query().number()));
    answer.whole(200, "text/plain", packed, "Content-Encoding: gzip");
  }

  private static void text(Answer answer) throws IOException {
    String type = answer.query().text("type", "text/plain; charset=utf-8");
    String charset = type.contains("iso-8859-1") ? "ISO-8859-1" : "UTF-8";
    answer.whole(200, type, answer.query().text("of", "").getBytes(charset));
  }

  private static void slow(Answer answer) throws IOException {
    answer.wire().pause(answer.query().number());
    answer.text(200, "late");
  }

  private static void echo(Answer answer) throws IOException {
    RequestBody body = answer.body();
    String headers =
        answer.headers().stream()
            .filter(field -> !NOT_ECHOED.contains(field.name().toLowerCase(Locale.ROOT)))
            .map(field -> field.name() + ": " + field.value() + "\n")
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining());
    String echo = answer.method() + "\n" + headers + body.digest().length() + " bytes";
    answer.whole(200, "text/plain", echo.getBytes(StandardCharsets.UTF_8));
  }

  private static void closeDelimited(Answer answer) throws IOException {
    answer.head(200, "Content-Type: text/plain");
    answer.wire().write(Content.text(answer.query().number()));
    answer.wire().flush();
    answer.close();
  }
}
