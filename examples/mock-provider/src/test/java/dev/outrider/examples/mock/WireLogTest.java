package dev.outrider.examples.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WireLogTest {
  private static final String REQUEST = "GET /v1/limits?a=b HTTP/1.1\nHost: x\napi-key: %s\n%s\n\n";

  private MockProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new MockProvider(new Options(0, -1, null, true, Behaviour.PROMPT));
  }

  @AfterEach
  void stop() throws IOException {
    provider.close();
  }

  @Test
  void digestLeavesOutHopByHopHeadersAndNothingElse() throws Exception {
    String close = "Connection: close";
    Client.raw(provider, REQUEST.formatted("k", close));
    Client.raw(provider, REQUEST.formatted("k", "Upgrade: h2c\nHTTP2-Settings: A\r\n" + close));
    Client.raw(provider, REQUEST.formatted("other", close));

    List<?> digests = entries().stream().map(entry -> entry.get("digest")).toList();

    assertThat(digests).hasSize(3);
    assertThat(digests.get(1)).isEqualTo(digests.get(0)).isNotEqualTo(digests.get(2));
    assertThat(wire()).containsEntry("upgradeOffers", 1.0).containsEntry("connections", 3.0);
    assertThat(entries().get(1).get("hopByHop")).asString().contains("upgrade: h2c");
  }

  @Test
  void countsWhatCameOverOneConnectionAsOne() throws Exception {
    String open = REQUEST.formatted("k", "X: y");

    Client.raw(provider, open + open + REQUEST.formatted("k", "Connection: close"));

    assertThat(wire()).containsEntry("requests", 3.0).containsEntry("connections", 1.0);
    assertThat(entries()).extracting(entry -> entry.get("connection")).containsOnly(1.0);
  }

  @Test
  void beginsAnewWhenTold() throws Exception {
    Client.raw(provider, REQUEST.formatted("k", "Connection: close"));
    Client.post(provider, "/__wire", "");

    assertThat(entries()).isEmpty();
    assertThat(wire()).containsEntry("requests", 1.0).containsEntry("recording", true);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> entries() throws Exception {
    return (List<Map<String, Object>>) Objects.requireNonNull(wire().get("entries"));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> wire() throws Exception {
    return (Map<String, Object>) Json.parse(Client.get(provider, "/__wire").body());
  }
}
