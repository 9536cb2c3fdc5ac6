package dev.outrider.sidecar;

import static dev.outrider.sidecar.SidecarKit.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.link.Metric;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several gateways, one set of numbers, the same wherever they are shown. */
class MergedNumbersTest {
  private static final String STATS = "/admin/performance/stats";

  private final SidecarKit kit = new SidecarKit();

  @AfterEach
  void stop() {
    kit.close();
  }

  @Test
  void countsAreSummedAndHistogramsMerged() {
    Histogram fast = times(1_000, 90);
    Histogram slow = times(100_000, 10);
    kit.connect(new Gateway("a").exchanges(90, "ok").histogram(fast, Metric.DURATION, durations()));
    kit.connect(
        new Gateway("b")
            .exchanges(9, "ok")
            .exchanges(1, "clientError")
            .exchanges(2, "cancelled")
            .exchanges(4, "serverError")
            .histogram(slow, Metric.DURATION, durations()));

    JsonNode requests = kit.data(STATS).path("requests");

    assertThat(requests.path("total").asLong()).isEqualTo(106);
    assertThat(requests.path("successful").asLong()).isEqualTo(99);
    assertThat(requests.path("cancelled").asLong()).isEqualTo(2);
    assertThat(requests.path("clientErrors").asLong()).isEqualTo(1);
    assertThat(requests.path("failed").asLong()).isEqualTo(5);
    assertThat(requests.path("successRate").asDouble()).isEqualTo(100.0 * 99 / 103);
    assertThat(requests.path("averageResponseTime").asDouble()).isCloseTo(10.9, within(0.1));
    assertThat(requests.path("p90ResponseTime").asDouble()).isCloseTo(1, within(0.01));
    assertThat(requests.path("p95ResponseTime").asDouble()).isCloseTo(100, within(1.0));
    assertThat(requests.path("throughput").asDouble()).isEqualTo(106);
    assertThat(kit.data(STATS + "?instance=a").at("/requests/total").asLong()).isEqualTo(90);
  }

  @Test
  void whatHasNoSampleIsNullAndWhatWasNotCountedIsZero() {
    kit.connect(new Gateway("a"));

    JsonNode requests = kit.data(STATS).path("requests");

    assertThat(requests.path("total").isNumber()).isTrue();
    assertThat(requests.path("total").asLong()).isZero();
    for (String field : new String[] {"successRate", "averageResponseTime", "p99ResponseTime"}) {
      assertThat(requests.path(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void aResetBeginsTotalsAndWindowsAnew() {
    Gateway gateway =
        kit.connect(
            new Gateway("a")
                .exchanges(8, "ok")
                .histogram(times(5_000, 8), Metric.DURATION, durations()));

    assertThat(kit.send("POST", "/admin/performance/reset-stats", ADMIN).statusCode())
        .isEqualTo(200);
    JsonNode reset = kit.data(STATS).path("requests");
    gateway.exchanges(1, "ok");

    assertThat(reset.path("total").asLong()).isZero();
    assertThat(reset.path("averageResponseTime").isNull()).isTrue();
    await().until(() -> kit.data(STATS).at("/requests/total").asLong() == 1);
    assertThat(scraped("outrider_exchanges_total")).isEqualTo(9); // counters never fall
  }

  @Test
  void metricsAndStatsAgree() {
    kit.connect(
        new Gateway("a")
            .exchanges(5, "ok")
            .exchanges(2, "rejected")
            .count(3, Metric.REROUTED, "j"));
    kit.connect(new Gateway("b").exchanges(7, "ok").count(4, Metric.NATIVE, "j", "cookies"));

    JsonNode stats = kit.data(STATS);

    assertThat(scraped("outrider_exchanges_total"))
        .isEqualTo(stats.at("/requests/total").asLong())
        .isEqualTo(14);
    assertThat(scraped("outrider_rerouted_total"))
        .isEqualTo(stats.at("/connectionPool/rerouted").asLong())
        .isEqualTo(3);
    assertThat(scraped("outrider_native_total"))
        .isEqualTo(stats.at("/connectionPool/native/cookies").asLong())
        .isEqualTo(4);
  }

  @Test
  void responseTimesAreExportedInSecondsInTheBucketsOfTheConventions() {
    Histogram times = times(60_000, 3);
    times.recordValueWithCount(3_000_000, 1);
    kit.connect(new Gateway("a").histogram(times, Metric.DURATION, durations()));

    String text = kit.text("/metrics");

    assertThat(text)
        .contains("# TYPE http_server_request_duration_seconds histogram")
        .containsPattern("duration_seconds_bucket\\{.*instance=\"a\".*le=\"0.05\"} 0\n")
        .containsPattern("duration_seconds_bucket\\{.*le=\"0.075\"} 3\n")
        .containsPattern("duration_seconds_bucket\\{.*le=\"5.0\"} 4\n")
        .containsPattern("duration_seconds_count\\{.*} 4\n")
        .contains("otel_scope_name=\"dev.outrider\"");
  }

  @Test
  void speaksOpenMetricsToWhoAsksForIt() {
    kit.connect(new Gateway("a").exchanges(1, "ok"));

    assertThat(kit.text("/metrics", "Accept", "application/openmetrics-text;version=1.0.0"))
        .endsWith("# EOF\n");
    assertThat(kit.text("/metrics")).doesNotContain("# EOF");
  }

  @Test
  void metricsAreClosedByTheirOwnToken() {
    try (SidecarKit closed = new SidecarKit(0, "scrape")) {
      assertThat(closed.send("GET", "/metrics", "").statusCode()).isEqualTo(401);
      assertThat(closed.send("GET", "/metrics", "scrape").statusCode()).isEqualTo(200);
      assertThat(closed.send("GET", STATS, "scrape").statusCode()).isEqualTo(403);
    }
  }

  private long scraped(String counter) {
    Matcher samples =
        Pattern.compile("(?m)^" + counter + "\\{.*} (\\S+)$").matcher(kit.text("/metrics"));
    return samples.results().mapToLong(found -> (long) Double.parseDouble(found.group(1))).sum();
  }

  private static String[] durations() {
    return new String[] {"inbound", "/v1/chat", ""};
  }

  private static Histogram times(long micros, long count) {
    Histogram histogram = new Histogram(3_600_000_000L, 2);
    histogram.recordValueWithCount(micros, count);
    return histogram;
  }
}
