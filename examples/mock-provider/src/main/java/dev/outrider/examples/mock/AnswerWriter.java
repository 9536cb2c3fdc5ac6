package dev.outrider.examples.mock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/** Writes answers to one connection. Used by that connection's thread only. */
final class AnswerWriter {
  private final OutputStream out;

  AnswerWriter(OutputStream out) {
    this.out = out;
  }

  void write(Request request, Answer answer) throws IOException, InterruptedException {
    boolean head = request.method().equals("HEAD");
    if (answer instanceof Answer.Whole whole) {
      write(whole, head);
    } else {
      write((Answer.Events) answer, head);
    }
    out.flush();
  }

  private void write(Answer.Whole whole, boolean head) throws IOException {
    String fields =
        "Content-Type: application/json\r\nContent-Length: " + whole.body().length + "\r\n";
    head(whole.status(), fields + whole.extraHeaders());
    if (!head) {
      out.write(whole.body());
    }
  }

  private void write(Answer.Events events, boolean head) throws IOException, InterruptedException {
    head(200, "Content-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n");
    if (head) {
      return;
    }
    for (String event : events.events()) {
      chunk(("data: " + event + "\n\n").getBytes(UTF_8));
      if (events.pauseNanos() > 0) {
        out.flush();
        Delay.pass(events.pauseNanos());
      }
    }
    out.write("0\r\n\r\n".getBytes(ISO_8859_1));
  }

  private void chunk(byte[] data) throws IOException {
    out.write((Integer.toHexString(data.length) + "\r\n").getBytes(ISO_8859_1));
    out.write(data);
    out.write("\r\n".getBytes(ISO_8859_1));
  }

  private void head(int status, String fields) throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + " "
            + phrase(status)
            + "\r\nDate: "
            + HttpDate.now()
            + "\r\n"
            + fields
            + "\r\n";
    out.write(head.getBytes(ISO_8859_1));
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      default -> "Internal Server Error";
    };
  }
}
