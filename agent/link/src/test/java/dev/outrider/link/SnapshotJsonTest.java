package dev.outrider.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {
  private static final Snapshot SNAPSHOT =
      Snapshots.whole(
          7,
          Map.of("failOpen{cause=a\\,b \"é\"}", Long.MAX_VALUE),
          Map.of("cpu", 12.5),
          Map.of("overhead", new byte[] {0, -1, 2}));

  @Test
  void readsBackWhatItWrote() throws Exception {
    Snapshot read = SnapshotJson.read(SnapshotJson.write(SNAPSHOT));

    assertThat(read).usingRecursiveComparison().isEqualTo(SNAPSHOT);
  }

  @Test
  void carriesAGaugeThatIsGone() throws Exception {
    Snapshot gone = Snapshots.whole(8, Map.of(), Map.of("cpu", Double.NaN), Map.of());

    assertThat(SnapshotJson.read(SnapshotJson.write(gone)).gauges().get("cpu")).isNaN();
  }

  @Test
  void ignoresFieldsOfALaterVersion() throws Exception {
    String later =
        new String(SnapshotJson.write(SNAPSHOT), UTF_8)
            .replaceFirst("\\{", "{\"later\":{\"a\":[1,{}]},")
            .replace("\"id\":\"i1\"", "\"mood\":[[]],\"id\":\"i1\"");

    assertThat(SnapshotJson.read(later.getBytes(UTF_8)))
        .usingRecursiveComparison()
        .isEqualTo(SNAPSHOT);
  }

  @Test
  void refusesWhatIsNoSnapshot() {
    for (String body : new String[] {"", "[]", "{}", "{\"sequence\":\"x\"}", "{\"instance\":1}"}) {
      assertThatThrownBy(() -> SnapshotJson.read(body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void refusesMoreSeriesThanAnyGatewayHas() {
    Map<String, Long> counters = new HashMap<>();
    for (long i = 0; i <= SnapshotJson.MAX_SERIES; i++) {
      counters.put("c" + i, i);
    }
    byte[] body = SnapshotJson.write(Snapshots.whole(1, counters, Map.of(), Map.of()));

    assertThatThrownBy(() -> SnapshotJson.read(body)).isInstanceOf(MalformedMessageException.class);
  }
}
