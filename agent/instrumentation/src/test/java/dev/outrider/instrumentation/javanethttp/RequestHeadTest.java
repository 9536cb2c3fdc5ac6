package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  private static final String AGENT =
      "User-Agent: Java-http-client/" + System.getProperty("java.version");

  private static HttpHeaders headers(String... namesAndValues) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields
          .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
          .add(namesAndValues[i + 1]);
    }
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  private static List<String> written(@Nullable PublisherBody body, String... namesAndValues) {
    List<String> lines = new ArrayList<>();
    RequestHead.write(
        URI.create("http://h:8080/p"),
        false,
        headers(namesAndValues),
        body,
        (name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  private static PublisherBody body(long length) {
    return new PublisherBody(BodyPublishers.noBody(), length);
  }

  /** What a JDK sends that says of no body that it is 0 bytes long, or one that does not. */
  private static List<String> withoutBody(String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    if (RequestHead.measuresNoBody(Runtime.version())) {
      all.add(0, "Content-Length: 0");
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "17, true",
    "17.0.15, true",
    "17.0.17, true",
    "17.0.18, false",
    "17.0.21, false",
    "18.0.2, true",
    "19, false",
    "21.0.1, false",
    "25, false"
  })
  void knowsWhichJdksMeasureNoBody(String jdk, boolean measured) {
    assertThat(RequestHead.measuresNoBody(Runtime.Version.parse(jdk))).isEqualTo(measured);
  }

  @Test
  void aGetHasHostAndAgent() {
    assertThat(written(null)).isEqualTo(withoutBody("Host: h:8080", AGENT));
  }

  @Test
  void aBodyIsFramedByItsLength() {
    assertThat(written(body(3))).containsExactly("Content-Length: 3", "Host: h:8080", AGENT);
    assertThat(written(body(0))).containsExactly("Content-Length: 0", "Host: h:8080", AGENT);
  }

  @Test
  void aBodyOfUnknownLengthComesInChunks() {
    assertThat(written(body(-1)))
        .containsExactly("Host: h:8080", "Transfer-encoding: chunked", AGENT);
  }

  @Test
  void theApplicationsFieldsComeSortedInItsOwnCaseAndAllOfThem() {
    assertThat(written(null, "x-B", "1", "Accept", "a", "Accept", "b", "user-agent", "mine"))
        .isEqualTo(
            withoutBody("Host: h:8080", "Accept: a", "Accept: b", "user-agent: mine", "x-B: 1"));
  }

  @Test
  void cookiesComeLastInOneLine() {
    assertThat(written(null, "cookie", "a=1", "cookie", "b=2", "x", "y"))
        .isEqualTo(withoutBody("Host: h:8080", AGENT, "x: y", "Cookie: a=1; b=2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Connection", "content-length", "EXPECT", "Host", "Upgrade", "Transfer-Encoding"})
  void whatFramesOrRoutesTheMessageIsLeftToTheClient(String name) {
    assertThat(RequestHead.canSend(headers(name, "x"))).isFalse();
  }

  @Test
  void valuesThatAreNotAsciiAreLeftToTheClient() {
    assertThat(RequestHead.canSend(headers("a", "plain", "b", "caf\u00e9"))).isFalse();
    assertThat(RequestHead.canSend(headers("a", "plain", "b", "too"))).isTrue();
  }
}
