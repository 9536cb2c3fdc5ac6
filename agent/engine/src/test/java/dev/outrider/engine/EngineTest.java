package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.CredentialId;
import dev.outrider.engine.exchange.CredentialKey;
import dev.outrider.engine.exchange.Hmac;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.engine.settings.SettingSources;
import dev.outrider.engine.settings.SettingsFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  private final EngineKit kit = new EngineKit("");

  private Engine engine(String arguments) {
    Host host = new Host(arguments, "0", new File("agent.jar"), () -> {}, List::of, List::of);
    SettingsFile file = SettingsFile.open(new SettingSources(arguments, Map.of(), Map.of()));
    return new Engine(host, file, kit.log, kit.failOpen);
  }

  private static OutboundExchange call(Engine engine) {
    return engine.outbound("java-net-http", "http", "p.test", 80, "GET", "/", name -> null);
  }

  @Test
  void anOutboundExchangeTakesTheLevelOfTheInboundOneThatItBelongsTo() {
    Engine engine = engine("priority.trust=true");
    InboundExchange high =
        engine.inbound(
            "GET", "/a", null, name -> "X-Request-Priority".equals(name) ? "high" : null);
    assertThat(high.level()).isZero();

    InboundExchange outer = high.enter();
    try {
      assertThat(call(engine).level()).isZero();
    } finally {
      high.leave(outer);
    }
    assertThat(call(engine).level()).isOne();
  }

  @Test
  void anOutboundExchangeIsMadeForWhoAskedForTheInboundOne() {
    Engine engine = engine("");
    InboundExchange byHeader =
        engine.inbound("GET", "/a", null, name -> "x-api-key".equals(name) ? "theirs" : null);
    InboundExchange byQuery = engine.inbound("GET", "/a", "a=b&key=theirs", name -> null);
    CredentialKey key = new CredentialKey(new Hmac(new byte[] {1}));
    CredentialId theirs = byHeader.credential().id(key);

    assertThat(byQuery.credential().id(key)).isEqualTo(theirs).isNotEqualTo(CredentialId.NONE);
    assertThat(outbound(engine, byHeader).credential().id(key)).isEqualTo(theirs);
    assertThat(outbound(engine, null).credential().id(key))
        .isNotEqualTo(theirs)
        .isNotEqualTo(CredentialId.NONE);
  }

  @Test
  void whoAsksIsNamedByTheHeadersThatTheSettingsName() {
    Engine engine = engine("credential.headers=x-tenant");
    InboundExchange other = engine.inbound("GET", "/a", null, name -> header(name, "x-api-key"));
    InboundExchange named = engine.inbound("GET", "/a", null, name -> header(name, "x-tenant"));

    assertThat(other.credential()).isSameAs(Credential.NONE);
    assertThat(named.credential()).isNotSameAs(Credential.NONE);
  }

  private static @Nullable String header(String asked, String there) {
    return asked.equals(there) ? "a" : null;
  }

  private static OutboundExchange outbound(Engine engine, @Nullable InboundExchange parent) {
    return engine.outbound(
        parent,
        "java-net-http",
        "http",
        "p.test",
        80,
        "GET",
        "/",
        name -> "x-api-key".equals(name) ? "our own at the provider" : null);
  }

  @Test
  void offTakesEveryDecisionOutOfThePathAndOnPutsItBack(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("g.yaml"), "outrider:\n  enabled: true\n");
    Engine engine = engine("config=" + file);
    LibrarySwitch client = engine.library("java-net-http");
    assertThat(client.on()).isTrue();
    OutboundExchange before = call(engine);

    Files.writeString(file, "outrider:\n  enabled: false\n");
    engine.rereadSettings();
    assertThat(client.on()).isFalse();
    assertThat(before.mayReroute())
        .isEqualTo(Mode.ENFORCE); // it keeps what it was classified under

    Files.writeString(file, "outrider:\n  enabled: true\n");
    engine.rereadSettings();
    assertThat(client.on()).isTrue();
  }

  @Test
  void saysWhichSettingIsSetInVain() {
    engine("otlp.endpoint=http://127.0.0.1:4318");

    assertThat(kit.log()).contains("otlp.endpoint is set and has no effect in this version");
    assertThat(kit.log()).doesNotContain("credential.headers");
  }

  @Test
  void saysOnceWhatIsWrongWithTheSettings(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("g.yaml"), "performance:\n  maxConcurrent: x\n");
    Engine engine = engine("config=" + file);
    Files.writeString(file, "performance:\n  maxConcurrent: x\n  maxQueueSize: y\n");
    engine.rereadSettings();

    assertThat(kit.log().lines().filter(line -> line.contains("maxConcurrent"))).hasSize(1);
    assertThat(kit.log().lines().filter(line -> line.contains("maxQueueSize"))).hasSize(1);
  }

  @Test
  void letsOnlyHalfOfTheThreadsOfAContainerWait() throws Exception {
    Engine engine = engine("maxConcurrent=1");
    InboundExchange runs = engine.inbound("GET", "/a", null, name -> null);
    runs.admitted((Permit) runs.ask(() -> false));
    Queued first = (Queued) engine.inbound("GET", "/a", null, name -> null).ask(() -> false);
    CompletableFuture<Object> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return engine.awaitOnContainerThread(first, 2);
              } catch (InterruptedException interrupted) {
                return interrupted;
              }
            },
            work -> new Thread(work).start());
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> isParked(first));

    Queued second = (Queued) engine.inbound("GET", "/a", null, name -> null).ask(() -> false);
    Rejected rejected = (Rejected) engine.awaitOnContainerThread(second, 2);

    assertThat(rejected.reason()).isEqualTo(Rejection.THREADS);
    runs.end(Outcome.OK);
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(Permit.class);
  }

  private static boolean isParked(Queued waiter) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> java.util.concurrent.locks.LockSupport.getBlocker(thread) == waiter);
  }
}
