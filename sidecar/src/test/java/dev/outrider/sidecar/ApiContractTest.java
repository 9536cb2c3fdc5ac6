package dev.outrider.sidecar;

import static dev.outrider.sidecar.SidecarKit.ADMIN;
import static dev.outrider.sidecar.SidecarKit.VIEWER;
import static dev.outrider.sidecar.SidecarKit.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.link.Metric;
import dev.outrider.link.WaitingRow;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the answers against the rows of docs/api.md that this version serves. */
class ApiContractTest {
  private static SidecarKit kit;

  @BeforeAll
  static void start() {
    kit = new SidecarKit();
    kit.connect(
        new Gateway("one")
            .exchanges(1, "ok")
            .waiting(new WaitingRow("openai", 1, 5, "chat", 10, 20))
            .gauge(10, Metric.CACHE_MAX_SIZE, "models")
            .gauge(0, Metric.BREAKER_STATE, "openai")
            .gauge(0, Metric.POOL_ACTIVE, "http", "upstream:80")
            .gauge(0, Metric.QUEUE_RUNNING, "outbound", "openai"));
  }

  @AfterAll
  static void stop() {
    kit.close();
  }

  static List<ContractRow> rows() {
    return ContractRow.served();
  }

  static Stream<ContractRow> guarded() {
    return rows().stream().filter(row -> !row.right().equals("-"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isThere(ContractRow row) {
    HttpResponse<byte[]> response = kit.send(row.method(), row.samplePath(), ADMIN);

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void asksWhoeverComesWithoutTokenForOne(ContractRow row) {
    for (String token : new String[] {"", ADMIN + "x"}) {
      HttpResponse<byte[]> response = kit.send(row.method(), row.samplePath(), token);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertError(response);
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void letsAViewerReadOnly(ContractRow row) {
    HttpResponse<byte[]> response = kit.send(row.method(), row.samplePath(), VIEWER);

    assertThat(response.statusCode()).isEqualTo(row.right().equals("A") ? 403 : 200);
    if (row.right().equals("A")) {
      assertError(response);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isNotForAnotherMethod(ContractRow row) {
    HttpResponse<byte[]> response = kit.send("PATCH", row.samplePath(), ADMIN);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains(row.method());
    assertError(response);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void namesTheParameterThatItDoesNotKnow(ContractRow row) {
    HttpResponse<byte[]> response = kit.send(row.method(), row.samplePath() + "?prefx=a", ADMIN);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("message").asText()).contains("prefx").contains("allowed");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void knowsNoGatewayOfAnotherId(ContractRow row) {
    String path = row.samplePath() + "?instance=nobody";

    HttpResponse<byte[]> response = kit.send(row.method(), path, ADMIN);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("message").asText()).contains("nobody");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void answersInTheEnvelopeWithTheFieldsOfItsRow(ContractRow row) {
    JsonNode answer = json(kit.send(row.method(), row.samplePath(), ADMIN));

    assertThat(answer.path("status").asText()).isIn("success", "healthy");
    assertThat(Instant.parse(answer.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    for (String pointer : row.fields()) {
      assertThat(answer.at(pointer).isMissingNode()).as(pointer + " in " + answer).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesABrowserNoMoreThanItNeeds(ContractRow row) {
    HttpResponse<byte[]> response = kit.send(row.method(), row.samplePath(), ADMIN);

    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void hasNothingAtOtherPaths() {
    for (String path : new String[] {"/admin", "/admin/performance/status", "/console/", "/x"}) {
      HttpResponse<byte[]> response = kit.send("GET", path, ADMIN);

      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertError(response);
    }
  }

  @Test
  void saysWhichCachesThereAre() {
    HttpResponse<byte[]> response = kit.send("DELETE", "/admin/performance/cache/x", ADMIN);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("message").asText())
        .isEqualTo("Invalid cache name. Valid options: health, models, providers, responses");
  }

  private static void assertError(HttpResponse<byte[]> response) {
    JsonNode answer = json(response);
    assertThat(answer.path("status").asText()).isEqualTo("error");
    assertThat(answer.path("message").asText()).isNotBlank();
    assertThat(answer.path("timestamp").asText()).isNotBlank();
  }
}
