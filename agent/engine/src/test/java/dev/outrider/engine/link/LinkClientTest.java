package dev.outrider.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkClientTest {
  private static final String TOKEN = "shared";

  private final ScriptedSidecar sidecar = new ScriptedSidecar(TOKEN);
  private final CountingEngine engine = new CountingEngine();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final LinkClient client = client(TOKEN);

  @AfterEach
  void endsBothThreads() {
    client.close();
    for (Thread thread : threads) {
      await().until(() -> !thread.isAlive());
    }
  }

  @Test
  void sendsEverythingFirstThenWhatChanged() {
    start(client);
    await().until(() -> !sidecar.snapshots().isEmpty());

    engine.counted.set(3);

    Snapshot change = awaitSnapshotWith(Map.of(CountingEngine.COUNTED, 3L));
    assertThat(sidecar.snapshots().get(0).whole()).isTrue();
    assertThat(sidecar.snapshots().get(0).counters()).hasSize(2);
    assertThat(change.base()).isPositive();
    assertThat(threads).hasSize(2);
  }

  @Test
  void sendsEverythingAtOnceToASidecarThatDoesNotKnowTheBase() {
    sidecar.statuses.addAll(List.of(204, 409));

    start(client);

    await().until(() -> sidecar.snapshots().size() >= 3);
    assertThat(sidecar.snapshots().subList(0, 3))
        .extracting(Snapshot::whole)
        .containsExactly(true, false, true);
    assertThat(lines).hasSize(1);
  }

  @Test
  void resumesWithEverythingWhenTheSidecarReturns() {
    start(client);
    await().until(() -> !sidecar.snapshots().isEmpty());

    sidecar.die();
    await().until(() -> lines.size() == 2);
    engine.counted.set(9);
    sidecar.rise();
    await().until(() -> lines.size() == 3);

    assertThat(awaitSnapshotWith(Map.of(CountingEngine.FIXED, 1L, CountingEngine.COUNTED, 9L)))
        .matches(Snapshot::whole);
    assertThat(lines.get(1)).contains("lost").contains("nobody there");
    assertThat(lines.get(2)).contains("open");
  }

  @Test
  void tellsNothingToASidecarThatDoesNotKnowTheToken() {
    LinkClient stranger = client("another");

    start(stranger);

    await().until(() -> !lines.isEmpty());
    stranger.close();
    assertThat(lines.get(0)).contains("does not prove").doesNotContain("another");
    assertThat(sidecar.heard).isEmpty();
  }

  @Test
  void sendsFreshNumbersBeforeTheResultOfACommand() {
    start(client);
    sidecar.commands.add(new Command("c1", Command.CLEAR_CACHE, Map.of()));

    CommandResult done = new CommandResult("c1", true, "", Map.of("models", 7L), List.of());
    await().until(() -> sidecar.heard.contains(done));

    int at = sidecar.heard.indexOf(done);
    Snapshot before = (Snapshot) sidecar.heard.get(at - 1);
    assertThat(before.counters()).containsEntry(CountingEngine.COUNTED, 7L);
  }

  @Test
  void answersForACommandThatFails() {
    start(client);
    sidecar.commands.add(new Command("c2", "dance", Map.of()));

    await().until(() -> sidecar.heard.stream().anyMatch(CommandResult.class::isInstance));

    assertThat(sidecar.heard)
        .anySatisfy(
            heard ->
                assertThat(heard)
                    .isInstanceOfSatisfying(
                        CommandResult.class,
                        result -> {
                          assertThat(result.ok()).isFalse();
                          assertThat(result.message()).contains("no command dance");
                        }));
    assertThat(lines).hasSize(1);
  }

  @Test
  void sendsWhatWasCountedLastWhenItCloses() {
    start(client);
    await().until(() -> !sidecar.snapshots().isEmpty());

    engine.counted.set(5);
    client.close();

    List<Snapshot> all = sidecar.snapshots();
    assertThat(all.get(all.size() - 1).counters()).containsEntry(CountingEngine.COUNTED, 5L);
  }

  private LinkClient client(String token) {
    return new LinkClient(sidecar.target(), engine, engine, () -> token, lines::add);
  }

  private void start(LinkClient started) {
    started.start(
        work -> {
          Thread thread = new Thread(work);
          thread.setDaemon(true);
          threads.add(thread);
          return thread;
        });
  }

  private Snapshot awaitSnapshotWith(Map<String, Long> counters) {
    return await()
        .until(
            () ->
                sidecar.snapshots().stream()
                    .filter(snapshot -> snapshot.counters().equals(counters))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }
}
