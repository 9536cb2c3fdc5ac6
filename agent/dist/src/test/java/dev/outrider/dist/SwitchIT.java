package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.dist.WatchedProvider.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings file, written while the gateway is under load; the provider sees who calls it. */
final class SwitchIT {
  private static final String ON = "outrider: {enabled: true}\n";
  private static final String OFF = "outrider: {enabled: false}\n";
  private static final String BROKEN = "outrider: {enabled: [\n";
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private final Path folder;

  SwitchIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void leavesTheGatewayToItsOwnConnectionsWithinTwoSecondsAndComesBackLikewise() throws Exception {
    Path settings = Files.writeString(folder.resolve("gateway.yaml"), ON);
    try (WatchedProvider upstream = WatchedProvider.start();
        Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java())
                .agent("config=" + settings)
                .main(TomcatApp.class, upstream.uri())
                .start()) {
      int port = Integer.parseInt(app.await("port="));
      try (Load load = Load.begin(2, port, "/call?path=/hello", WatchedProvider.ANSWER)) {
        awaitTurn(upstream, System.nanoTime(), false);
        long began = System.nanoTime();
        load.awaitMore(50);
        Set<Integer> ours = connections(upstream.since(began));

        console.jvm().signal("STOP"); // the switch does not need it
        long off = write(settings, OFF);
        awaitTurn(upstream, off, true);
        load.awaitMore(50);
        List<Arrival> own = upstream.since(off + AT_ONCE.toNanos());
        assertThat(own).isNotEmpty().allMatch(Arrival::isNative);
        assertThat(connections(own)).doesNotContainAnyElementsOf(ours);

        console.jvm().signal("CONT");
        long on = write(settings, ON);
        awaitTurn(upstream, on, false);
        load.awaitMore(50);
        assertThat(upstream.since(on + AT_ONCE.toNanos()))
            .isNotEmpty()
            .noneMatch(Arrival::isNative);

        load.stop();
        assertThat(load.failures()).isEmpty();
        assertThat(upstream.arrivals()).hasSize((int) load.answered());
      }
    }
  }

  @Test
  void keepsWhatHeldWhenTheFileIsBrokenAndSaysSoOnce() throws Exception {
    Path settings = Files.writeString(folder.resolve("gateway.yaml"), OFF);
    try (WatchedProvider upstream = WatchedProvider.start();
        Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java())
                .agent("config=" + settings)
                .main(TomcatApp.class, upstream.uri())
                .start()) {
      int port = Integer.parseInt(app.await("port="));
      try (Load load = Load.begin(1, port, "/call?path=/hello", WatchedProvider.ANSWER)) {
        load.awaitMore(10);

        write(settings, BROKEN);
        console.eventually(
            "/admin/instances",
            instances -> {
              assertThat(instances.at("/0/settingErrors")).hasSize(1);
              assertThat(instances.at("/0/settingErrors/0").asText())
                  .contains(settings.toString())
                  .contains("keeping what it said before");
            });
        long broken = System.nanoTime();
        load.awaitMore(50);
        assertThat(upstream.since(broken)).isNotEmpty().allMatch(Arrival::isNative);
        assertThat(app.ours().stream().filter(line -> line.contains(settings.toString())))
            .hasSize(1);

        long on = write(settings, ON);
        awaitTurn(upstream, on, false);
        console.eventually(
            "/admin/instances",
            instances -> assertThat(instances.at("/0/settingErrors")).isEmpty());

        load.stop();
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  private static long write(Path settings, String text) throws IOException {
    Files.writeString(settings, text);
    return System.nanoTime();
  }

  /** Waits until two seconds have passed and the last requests are all of one kind. */
  private static void awaitTurn(WatchedProvider upstream, long from, boolean isNative) {
    Awaitility.await(isNative ? "the gateway's own connections" : "our connections")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> isTurned(upstream.since(from + AT_ONCE.toNanos()), isNative));
  }

  private static boolean isTurned(List<Arrival> later, boolean isNative) {
    return later.size() >= 10
        && later.subList(later.size() - 10, later.size()).stream()
            .allMatch(arrival -> arrival.isNative() == isNative);
  }

  private static Set<Integer> connections(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::connection).collect(Collectors.toSet());
  }
}
