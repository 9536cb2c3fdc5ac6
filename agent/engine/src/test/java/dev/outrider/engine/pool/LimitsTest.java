package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.outrider.engine.pool.ScriptedServer.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
  private final Semaphore answers = new Semaphore(0);

  /** Answers each request when it is allowed to. */
  private Script whenAllowed() {
    return peer -> {
      while (true) {
        peer.readHead();
        answers.acquireUninterruptibly();
        peer.send(ok("x"));
      }
    };
  }

  private static Caller call(PoolKit kit, ScriptedServer server, String target) {
    return Caller.of(() -> kit.text(PoolKit.get(server).target(target).build()));
  }

  private static List<Caller> callInTurn(PoolKit kit, ScriptedServer server, int count) {
    List<Caller> callers = new ArrayList<>();
    long before = kit.numbers().pending();
    for (int i = 0; i < count; i++) {
      callers.add(call(kit, server, "/" + i));
      long waiting = before + i + 1;
      await().until(() -> kit.numbers().pending() == waiting);
    }
    return callers;
  }

  @Test
  void serveWaitersInTheirOrder() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(whenAllowed())) {
      kit.pool().settings(PoolKit.settings(1, 0));
      Caller first = call(kit, server, "/first");
      server.awaitHeads(1);
      List<Caller> waiting = callInTurn(kit, server, 4);

      answers.release(5);

      assertThat(first.result()).isEqualTo("x");
      for (Caller caller : waiting) {
        assertThat(caller.result()).isEqualTo("x");
      }
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(server.heads().stream().map(head -> head.split(" ")[1]))
          .containsExactly("/first", "/0", "/1", "/2", "/3");
    }
  }

  @Test
  void handAPlaceOnWhenItsConnectionIsClosed() throws Exception {
    Script closing =
        peer -> {
          peer.readHead();
          answers.acquireUninterruptibly();
          peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx");
        };
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(closing)) {
      kit.pool().settings(PoolKit.settings(1, 0));
      Caller first = call(kit, server, "/first");
      server.awaitHeads(1);
      List<Caller> waiting = callInTurn(kit, server, 2);

      answers.release(3);

      assertThat(first.result()).isEqualTo("x");
      for (Caller caller : waiting) {
        assertThat(caller.result()).isEqualTo("x");
      }
      assertThat(server.accepted()).isEqualTo(3);
    }
  }

  @Test
  void raisedLiveLetWaitersIn() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(whenAllowed())) {
      kit.pool().settings(PoolKit.settings(1, 0));
      Caller first = call(kit, server, "/first");
      server.awaitHeads(1);
      List<Caller> waiting = callInTurn(kit, server, 2);

      kit.pool().settings(PoolKit.settings(3, 0));
      kit.sweep();

      server.awaitHeads(3);
      answers.release(3);
      assertThat(first.result()).isEqualTo("x");
      for (Caller caller : waiting) {
        assertThat(caller.result()).isEqualTo("x");
      }
    }
  }

  private void openFour(PoolKit kit, ScriptedServer server) throws Exception {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(call(kit, server, "/" + i));
    }
    server.awaitHeads(4);
    answers.release(4);
    for (Caller caller : callers) {
      assertThat(caller.result()).isEqualTo("x");
    }
  }

  @RepeatedTest(20) // two that give back at once may both take the one for surplus
  void ofRestCloseTheSurplusAtOnce() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(whenAllowed())) {
      kit.pool().settings(PoolKit.settings(0, 2));

      openFour(kit, server);

      // Who gives a connection back may be the one to close another's, which has its answer by
      // then.
      await().until(() -> kit.numbers().closed() >= 2);
      assertThat(kit.numbers().free()).isEqualTo(2);
      assertThat(kit.numbers().closed()).isEqualTo(2);
    }
  }

  @Test
  void loweredLiveCloseTheSurplusWithTheNextSweep() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(whenAllowed())) {
      openFour(kit, server);
      assertThat(kit.numbers().free()).isEqualTo(4);

      kit.pool().settings(PoolKit.settings(3, 0));
      kit.sweep();
      assertThat(kit.numbers().free()).isEqualTo(3);

      kit.pool().settings(PoolKit.settings(3, 1));
      kit.sweep();
      assertThat(kit.numbers().free()).isEqualTo(1);
    }
  }

  @Test
  void keepNothingWhenKeepAliveIsOff() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(whenAllowed())) {
      openFour(kit, server);
      PoolSettings off = new PoolSettings(0, 0, 0, 0, false, 0, 0, 0, true);

      kit.pool().settings(off);
      kit.sweep();
      assertThat(kit.numbers().free()).isZero();

      answers.release();
      kit.text(PoolKit.get(server).build());
      assertThat(kit.numbers().free()).isZero();
    }
  }

  @Test
  void ofStatisticsCountTheRestAsOther() {
    Hosts hosts = new Hosts(() -> PoolKit.settings(0, 0), System::nanoTime);
    for (int i = 0; i < Hosts.MAX_STATISTICS + 3; i++) {
      hosts.of(new HostKey("http", "host" + i, 80, null)).stats().requests.increment();
    }

    List<PoolSnapshot.Host> counted = hosts.snapshot().hosts();

    assertThat(counted).hasSize(Hosts.MAX_STATISTICS + 1);
    assertThat(counted)
        .filteredOn(host -> host.host().equals("other"))
        .singleElement()
        .extracting(PoolSnapshot.Host::requests)
        .isEqualTo(3L);
  }

  @Test
  void ofHostsAreThoseInUse() {
    PoolKit kit = new PoolKit();
    Hosts hosts = new Hosts(() -> PoolKit.settings(0, 0), kit::now);
    HostKey key = new HostKey("http", "a", 80, null);
    HostPool unused = hosts.of(key);

    kit.step(2, TimeUnit.MINUTES);
    hosts.sweep(kit.now());

    assertThat(hosts.of(key)).isNotSameAs(unused);
    assertThat(hosts.of(key).stats()).isSameAs(unused.stats());
    kit.close();
  }
}
