package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfCallsTest {
  private final EngineKit kit = new EngineKit("maxConcurrent=1");

  private boolean fromUs(String address) throws UnknownHostException {
    return fromUs(address, 8080);
  }

  private boolean fromUs(String address, int arrivedAt) throws UnknownHostException {
    InetAddress client = InetAddress.getByName(address);
    return kit.rooms.selfCalls.isFromUs(kit.rooms.pool, client, 40_000, arrivedAt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void knowsThisMachine(String host) {
    assertThat(SelfCalls.isThisMachine(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.openai.com", "10.0.0.1", "localhost.example.com", "::2"})
  void takesNoOtherForThisMachine(String host) {
    assertThat(SelfCalls.isThisMachine(host)).isFalse();
  }

  @Test
  void aRequestFromThisMachineIsOursWhileANativeCallHomeIsUnderWay() throws Exception {
    OutboundExchange home = kit.outbound("localhost", Modes.ENFORCED);
    assertThat(fromUs("127.0.0.1")).isFalse();

    home.left("redirects");
    assertThat(fromUs("127.0.0.1")).isTrue();
    assertThat(fromUs("127.0.0.1", 8081)).isFalse();
    assertThat(fromUs("192.0.2.1")).isFalse();

    home.end(Outcome.OK);
    assertThat(fromUs("127.0.0.1")).isFalse();
  }

  @Test
  void aCallHomeThatIsLeftTwiceIsOneCall() throws Exception {
    OutboundExchange home = kit.outbound("localhost", Modes.ENFORCED);
    home.admitted((Permit) home.ask());

    home.left("dependents");
    home.left("switched-off");
    home.abandon();

    assertThat(fromUs("127.0.0.1")).isFalse();
  }

  @Test
  void aCallHomeThatIsLeftAfterItsEndLetsNobodyBy() throws Exception {
    OutboundExchange home = kit.outbound("localhost", Modes.ENFORCED);

    home.abandon(); // a fault of ours: it goes on natively, uncounted
    home.left("switched-off");

    assertThat(fromUs("127.0.0.1")).isFalse();
  }

  @Test
  void aCallElsewhereLetsNobodyBy() throws Exception {
    kit.outbound("provider.test", Modes.ENFORCED).left("redirects");

    assertThat(fromUs("127.0.0.1")).isFalse();
  }
}
