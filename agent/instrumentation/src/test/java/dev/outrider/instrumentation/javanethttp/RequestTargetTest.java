package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@code jdk.internal.net.http.Http1Request} of JDK 17 and 25 does it. */
class RequestTargetTest {
  @ParameterizedTest
  @CsvSource({
    "http://h, /",
    "http://h/, /",
    "http://h?a=1, /?a=1",
    "http://h/p?, /p",
    "http://h/p#f, /p",
    "http://h/p?a=%20b&c=d%2Fe, /p?a=%20b&c=d%2Fe",
    "http://h/a%2Fb/../c, /a%2Fb/../c",
    "http://h//p, //p"
  })
  void isPathAndQueryAsTheyStand(String uri, String target) {
    assertThat(RequestTarget.of(URI.create(uri))).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/, h",
    "http://h:80/, h",
    "http://h:443/, h:443",
    "https://h:443/, h",
    "https://h:80/, h:80",
    "https://Host/, Host",
    "http://[::1]:8080/, [::1]:8080",
    "http://[::1]/, [::1]"
  })
  void namesThePortOnlyWhereItIsNotTheSchemesOwn(String uri, String host) {
    URI asked = URI.create(uri);

    assertThat(RequestTarget.host(asked, asked.getScheme().equals("https"))).isEqualTo(host);
  }

  @Test
  void connectsToTheSchemesOwnPortWhereNoneIsSaid() {
    assertThat(RequestTarget.port(URI.create("http://h/"), false)).isEqualTo(80);
    assertThat(RequestTarget.port(URI.create("https://h/"), true)).isEqualTo(443);
    assertThat(RequestTarget.port(URI.create("https://h:8443/"), true)).isEqualTo(8443);
  }

  @Test
  void leavesToTheClientWhatThatWouldEncode() {
    assertThat(RequestTarget.isAscii(URI.create("http://h/p?q=1~"))).isTrue();
    assertThat(RequestTarget.isAscii(URI.create("http://h/\u00e9"))).isFalse();
    assertThat(RequestTarget.isAscii(URI.create("http://h/p?q=\u20ac"))).isFalse();
  }
}
