package dev.outrider.sidecar;

import static dev.outrider.sidecar.SidecarKit.ADMIN;
import static dev.outrider.sidecar.SidecarKit.LINK;
import static dev.outrider.sidecar.SidecarKit.VIEWER;
import static dev.outrider.sidecar.SidecarKit.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.engine.link.LinkTarget;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.Metric;
import dev.outrider.link.WaitingRow;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's end of the link against the sidecar's, over HTTP and in process. */
@Timeout(60)
class LinkTest {
  private static final String STATS = "/admin/performance/stats";

  @Test
  void showsWithinTwoSecondsWhatAGatewayCounts() {
    try (SidecarKit kit = new SidecarKit()) {
      Gateway gateway = kit.connect(new Gateway("a").exchanges(3, "ok"));
      assertThat(total(kit)).isEqualTo(3);

      gateway.exchanges(4, "serverError");

      await().atMost(Duration.ofSeconds(2)).until(() -> total(kit) == 7);
    }
  }

  @Test
  void countsGoOnWhereTheyWereWhenTheSidecarIsStartedAnew() {
    SidecarKit first = new SidecarKit();
    Gateway gateway = first.connect(new Gateway("a").exchanges(3, "ok"));
    int port = first.port();
    first.close();
    gateway.connect(LinkTarget.at("http://127.0.0.1:" + port), LINK);
    await().until(() -> gateway.lines.toString().contains("no link"));

    gateway.exchanges(2, "ok");

    try (SidecarKit second = new SidecarKit(port, "")) {
      await().atMost(Duration.ofSeconds(8)).until(() -> total(second) == 5);
    }
    gateway.close();
  }

  @Test
  void tellsAStrangerNothing() {
    try (SidecarKit kit = new SidecarKit();
        Gateway stranger = new Gateway("s").exchanges(1, "ok")) {
      stranger.connect(LinkTarget.at(kit.at("").toString()), "another token");

      await().until(() -> stranger.lines.toString().contains("does not prove"));

      assertThat(total(kit)).isZero();
    }
  }

  @Test
  void believesNoUnsignedMessage() {
    try (SidecarKit kit = new SidecarKit()) {
      for (String path : List.of(LinkRequest.SNAPSHOTS, LinkRequest.COMMANDS + "/c1")) {
        HttpResponse<byte[]> answer =
            kit.send(
                HttpRequest.newBuilder(kit.at(path))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .header(LinkRequest.SESSION, "s")
                    .header(LinkRequest.COUNTER, "1")
                    .header(LinkRequest.SIGNATURE, "x")
                    .build());

        assertThat(answer.statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void clearsTheCachesOfEachGatewayAndSaysWhatWasRemoved() {
    try (SidecarKit kit = new SidecarKit()) {
      Gateway one = kit.connect(new Gateway("one").gauge(9, Metric.CACHE_MAX_SIZE, "models"));
      Gateway two = kit.connect(new Gateway("two"));

      JsonNode answer =
          json(kit.send("DELETE", "/admin/performance/cache/models?prefix=/v1/", ADMIN));

      assertThat(answer.path("message").asText()).isEqualTo("Cache models cleared successfully");
      assertThat(answer.at("/data/removed/models").asLong()).isEqualTo(4);
      assertThat(one.commands.get(0).arguments())
          .isEqualTo(Map.of("cache", "models", "prefix", "/v1/"));
      assertThat(two.commands).hasSize(1);
    }
  }

  @Test
  void namesTheGatewayThatDidNotClearItsCaches() {
    try (SidecarKit kit = new SidecarKit()) {
      kit.connect(new Gateway("one"));
      kit.connect(new Gateway("deaf").deaf());

      HttpResponse<byte[]> response = kit.send("DELETE", "/admin/performance/cache", ADMIN);

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(json(response).at("/data/refused/deaf").asText()).contains("no answer");
      assertThat(json(response).at("/data/removed/models").asLong()).isEqualTo(2);
    }
  }

  @Test
  void saysWhoWaitsInTheQueuesOfEachGateway() {
    try (SidecarKit kit = new SidecarKit()) {
      kit.connect(new Gateway("one").waiting(new WaitingRow("", 2, 17, "/v1/chat", 1_000, 29_000)));
      kit.connect(
          new Gateway("two")
              .waiting(
                  new WaitingRow("openai", 0, 3, "chat", 5, 10),
                  new WaitingRow("openai", 1, 4, "chat", 2, 10)));

      JsonNode rows =
          json(kit.send("GET", "/admin/performance/request-queue/waiting", VIEWER)).path("data");

      assertThat(rows.findValuesAsText("instance")).containsExactlyInAnyOrder("one", "two", "two");
      JsonNode inbound = rows.get(rows.get(0).path("instance").asText().equals("one") ? 0 : 2);
      assertThat(inbound.path("provider").isNull()).isTrue();
      assertThat(inbound.path("level").asInt()).isEqualTo(2);
      assertThat(inbound.path("flow").asInt()).isEqualTo(17);
      assertThat(inbound.path("route").asText()).isEqualTo("/v1/chat");
      Instant since = Instant.parse(inbound.path("since").asText());
      Instant deadline = Instant.parse(inbound.path("deadline").asText());
      assertThat(Duration.between(since, deadline)).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void namesTheGatewayThatDidNotSayWhoWaits() {
    try (SidecarKit kit = new SidecarKit()) {
      kit.connect(new Gateway("one").waiting(new WaitingRow("openai", 0, 3, "chat", 5, 10)));
      kit.connect(new Gateway("deaf").deaf());

      HttpResponse<byte[]> response =
          kit.send("GET", "/admin/performance/request-queue/waiting", VIEWER);

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(json(response).path("message").asText()).contains("deaf").contains("no answer");
      assertThat(json(response).path("data")).hasSize(1);
    }
  }

  @Test
  void speaksTheSameProtocolEmbedded(@TempDir Path data) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<String> lines = new ArrayList<>();
    Map<String, String> settings = Map.of("port", "0", "data", data.toString(), "link-token", LINK);

    Function<Object[], Object[]> link =
        Objects.requireNonNull(Embedded.start(settings, lines::add));

    String console = lines.get(1).replaceAll(".*(http://\\S+).*", "$1");
    try (Gateway gateway = new Gateway("e").exchanges(2, "ok")) {
      gateway.connect(LinkTarget.inProcess(link), LINK);
      await().until(() -> gateway.lines.toString().contains("(embedded) is open"));
      assertThat(metrics(console)).contains("instance=\"e\"");
    }
    assertThat(data.resolve("tokens")).isRegularFile();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .hasSizeBetween(3, 12)
        .allMatch(Thread::isDaemon);
  }

  @Test
  void leavesTheGatewayAloneWhenThePortIsTaken(@TempDir Path data) throws Exception {
    List<String> lines = new ArrayList<>();
    try (SidecarKit kit = new SidecarKit()) {
      String port = Integer.toString(kit.port());

      assertThat(Embedded.start(Map.of("port", port, "data", data.toString()), lines::add))
          .isNull();

      assertThat(lines).last().asString().contains("sidecar not started", port);
      assertThat(lines.toString())
          .doesNotContain(Files.readAllLines(data.resolve("tokens")).get(1).substring(6));
    }
  }

  private static long total(SidecarKit kit) {
    return kit.data(STATS).at("/requests/total").asLong();
  }

  private static String metrics(String console) throws Exception {
    return new String(URI.create(console + "/metrics").toURL().openStream().readAllBytes(), UTF_8);
  }
}
