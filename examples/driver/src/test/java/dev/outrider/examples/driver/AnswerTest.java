package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AnswerTest {
  @Test
  void isTheSameWhateverCaseOrderAndHopByHopHeadersItCameWith() {
    Answer one = answer("Date: now", "Content-Length: 2", "X: 1", "X: 2", "Connection: close");
    Answer other = answer("x: 1", "x: 2", "date: then", "content-length: 2");

    assertThat(one).isEqualTo(other);
  }

  @Test
  void differsByAnEndToEndHeaderAndByTheOrderOfItsValues() {
    Answer one = answer("Content-Length: 2", "X: 1", "X: 2");

    assertThat(one).isNotEqualTo(answer("Content-Length: 2", "X: 2", "X: 1"));
    assertThat(one).isNotEqualTo(answer("Content-Length: 2", "X: 1", "X: 2", "Age: 0"));
  }

  private static Answer answer(String... headers) {
    String text = "HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n{}";
    byte[] bytes = text.getBytes(ISO_8859_1);
    return Answer.of(bytes, bytes.length);
  }
}
