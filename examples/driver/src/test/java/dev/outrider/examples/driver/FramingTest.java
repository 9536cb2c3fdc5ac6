package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramingTest {
  private static final String NEXT = "HTTP/1.1 200";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: 5||12345",
        "HTTP/1.1 200 |CONTENT-LENGTH:5||12345",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|123|2|45|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|12345|0|X-Trailer: a||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0005|12345|0||",
      })
  void knowsAnAnswersEndAtItsLastByteAndNotBefore(String lines) {
    String answer = lines.replace("|", "\r\n");
    byte[] bytes = (answer + NEXT).getBytes(ISO_8859_1);

    for (int length = 0; length < answer.length(); length++) {
      assertThat(Framing.end(bytes, length, false)).isEqualTo(Framing.INCOMPLETE);
    }

    assertThat(Framing.end(bytes, bytes.length, false)).isEqualTo(answer.length());
    assertThat(Framing.body(bytes, answer.length())).asString(ISO_8859_1).isEqualTo("12345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 204 No Content||", "HTTP/1.1 304 Not Modified|Content-Length: 9||"})
  void expectsNoBodyWhereTheStatusHasNone(String lines) {
    byte[] bytes = lines.replace("|", "\r\n").getBytes(ISO_8859_1);

    assertThat(Framing.end(bytes, bytes.length, false)).isEqualTo(bytes.length);
  }
}
