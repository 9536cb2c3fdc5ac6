package dev.outrider.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One answer being given: what was asked, and the means to answer well or badly. */
final class Answer {
  static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";
  private final Wire wire;
  private final String method;
  private final String target;
  private final Query query;
  private final List<Field> headers;
  private final RequestBody body;
  private final int turn;
  private String ending = "answered";
  private boolean last;
  private Takeover takeover = () -> {};

  /**
   * @param turn which request of its connection this is, from 1
   */
  Answer(Wire wire, String method, String target, List<Field> headers, int turn) {
    this.wire = wire;
    this.method = method;
    this.target = target;
    this.query = new Query(target);
    this.headers = headers;
    this.turn = turn;
    this.body = new RequestBody(wire, headers);
  }

  String target() {
    return target;
  }

  String method() {
    return method;
  }

  Query query() {
    return query;
  }

  List<Field> headers() {
    return headers;
  }

  String header(String name) {
    return Field.first(headers, name);
  }

  RequestBody body() {
    return body;
  }

  Wire wire() {
    return wire;
  }

  int turn() {
    return turn;
  }

  /**
   * Writes a head; {@code fields} are whole lines. The query may add some: {@code h=Name:value}.
   */
  void head(int status, String... fields) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
    head.append("Date: ").append(DATE).append("\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    for (String field : query.all("h")) {
      head.append(field).append("\r\n");
    }
    wire.write(head.append("\r\n").toString());
  }

  /** Answers with a whole body of known length. */
  void whole(int status, String type, byte[] content, String... fields) throws IOException {
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "Content-Type: " + query.text("type", type);
    all[fields.length + 1] = "Content-Length: " + content.length;
    head(status, all);
    if (!isHead()) {
      wire.write(content);
    }
    wire.flush();
  }

  void text(int status, String content, String... fields) throws IOException {
    whole(status, "text/plain; charset=utf-8", content.getBytes(StandardCharsets.UTF_8), fields);
  }

  /** Writes one chunk of the chunked coding and flushes it. An empty one would end the body. */
  void chunk(byte[] content) throws IOException {
    wire.write(Integer.toHexString(content.length) + "\r\n");
    wire.write(content);
    wire.write("\r\n");
    wire.flush();
  }

  /** Ends a chunked body; {@code trailers} are whole lines. */
  void lastChunk(String... trailers) throws IOException {
    wire.write("0\r\n");
    for (String trailer : trailers) {
      wire.write(trailer + "\r\n");
    }
    wire.write("\r\n");
    wire.flush();
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** Closes the connection after this answer. */
  void close() {
    last = true;
  }

  /** Closes the connection in the midst of this answer. */
  void cut() throws IOException {
    wire.flush();
    last = true;
    ending = "closed by script";
  }

  /** Hands the connection over, once this answer counts as ended. */
  void thenHandOver(Takeover next) {
    takeover = next;
    last = true;
  }

  Takeover takeover() {
    return takeover;
  }

  /** Whether the client stays to the end of this answer is a race that nobody can compare. */
  void endingNotJudged() {
    ending = "not judged";
  }

  boolean isLast() {
    return last;
  }

  String ending(String fault) {
    return ending.equals("answered") && !fault.isEmpty() ? fault : ending;
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 404 -> "Not Found";
      case 500 -> "Internal Server Error";
      default -> String.format(Locale.ROOT, "Status %d", status);
    };
  }

  /** What becomes of a connection that no longer speaks HTTP. */
  @FunctionalInterface
  interface Takeover {
    void run() throws IOException;
  }
}
