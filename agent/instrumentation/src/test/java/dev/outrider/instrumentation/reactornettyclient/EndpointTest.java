package dev.outrider.instrumentation.reactornettyclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static SocketAddress own() {
    return InetSocketAddress.createUnresolved("own.example", 8080);
  }

  private static @Nullable Endpoint of(String uri) {
    return Endpoint.of(uri, null, false, EndpointTest::own);
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example/v1/chat?x=1,  http,  api.example, -1,   /v1/chat",
    "https://api.example:8443,        https, api.example, 8443, /",
    "HTTPS://api.example?q=a/b,       https, api.example, -1,   /",
    "http://api.example/a#b?c,        http,  api.example, -1,   /a",
    "http://[::1]:81/a,               http,  [::1],       81,   /a",
    "http://user:word@api.example/a,  http,  api.example, -1,   /a",
    "ws://api.example/socket,         http,  api.example, -1,   /socket",
    "wss://api.example/socket,        https, api.example, -1,   /socket",
    "api.example:90/a,                http,  api.example, 90,   /a",
    "api.example,                     http,  api.example, -1,   /"
  })
  void readsAnAddressAsTheClientDoes(
      String uri, String scheme, String host, int port, String path) {
    assertThat(of(uri)).isEqualTo(new Endpoint(scheme, host, port, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://api.example/", "http://", "http:///a", "http://api.example:x/"})
  void leavesToTheClientWhatTheClientRefuses(String uri) {
    assertThat(of(uri)).isNull();
  }

  @Test
  void takesAPathAtTheClientsOwnHost() {
    assertThat(of("/a?b")).isEqualTo(new Endpoint("http", "own.example", 8080, "/a"));
    assertThat(Endpoint.of(null, null, true, EndpointTest::own))
        .isEqualTo(new Endpoint("https", "own.example", 8080, "/"));
    assertThat(Endpoint.of("/a", null, false, () -> new InetSocketAddress("::1", 80)))
        .isEqualTo(new Endpoint("http", "[0:0:0:0:0:0:0:1]", 80, "/a"));
    assertThat(Endpoint.of("/a", null, false, () -> new SocketAddress() {}))
        .isEqualTo(new Endpoint("http", "localhost", -1, "/a"));
  }

  @Test
  void putsAPathBehindTheBaseAddress() {
    assertThat(Endpoint.of("/a?b", "https://api.example/v1/", false, EndpointTest::own))
        .isEqualTo(new Endpoint("https", "api.example", -1, "/v1/a"));
    assertThat(
            Endpoint.of(
                "http://other.example/a", "https://api.example/v1/", false, EndpointTest::own))
        .isEqualTo(new Endpoint("http", "other.example", -1, "/a"));
  }

  @Test
  void takesAnOriginThatItKnowsForNoLongerOne() {
    assertThat(of("http://known.example/a"))
        .isEqualTo(new Endpoint("http", "known.example", -1, "/a"));
    assertThat(of("http://known.example?b"))
        .isEqualTo(new Endpoint("http", "known.example", -1, "/"));
    assertThat(of("http://known.example.org/a"))
        .isEqualTo(new Endpoint("http", "known.example.org", -1, "/a"));
    assertThat(of("http://known.example:81/a"))
        .isEqualTo(new Endpoint("http", "known.example", 81, "/a"));
    assertThat(of("https://known.example/a"))
        .isEqualTo(new Endpoint("https", "known.example", -1, "/a"));
  }

  @Test
  void takesAKnownAddressWithoutASchemeAsTheClientSecuresIt() {
    assertThat(Endpoint.of("bare.example/a", null, false, EndpointTest::own))
        .isEqualTo(new Endpoint("http", "bare.example", -1, "/a"));
    assertThat(Endpoint.of("bare.example/a", null, true, EndpointTest::own))
        .isEqualTo(new Endpoint("https", "bare.example", -1, "/a"));
  }
}
