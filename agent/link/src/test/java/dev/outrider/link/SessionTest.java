package dev.outrider.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String TOKEN = "the token of both";
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final byte[] OTHER = "[]".getBytes(UTF_8);

  private final SessionOffer offer = SessionOffer.of("i1");
  private final SessionAnswer answer = SessionAnswer.to(offer, TOKEN);
  private AgentSession agent;
  private SidecarSession sidecar;

  @BeforeEach
  void open() {
    agent = requireNonNull(AgentSession.opened(offer, answer, TOKEN));
    sidecar = SidecarSession.offered(offer, answer, TOKEN);
  }

  @Test
  void bothEndsTrustEachOther() {
    LinkRequest request = agent.request("POST", "/link/v1/snapshots", BODY);

    assertThat(sidecar.accept(request)).isTrue();
    assertThat(agent.signed(request, sidecar.sign(request, LinkAnswer.of(200, BODY)))).isTrue();
  }

  @Test
  void theTokenIsInNoMessage() {
    String said =
        new String(offer.write(), UTF_8)
            + new String(answer.write(), UTF_8)
            + agent.request("GET", "/", BODY).headers();

    assertThat(said).doesNotContain(TOKEN);
  }

  @Test
  void anAgentOpensNoSessionWithASidecarOfAnotherToken() {
    assertThat(AgentSession.opened(offer, SessionAnswer.to(offer, "another"), TOKEN)).isNull();
  }

  @Test
  void anAgentOpensNoSessionWithAProofForAnotherNonce() {
    assertThat(AgentSession.opened(SessionOffer.of("i1"), answer, TOKEN)).isNull();
  }

  @Test
  void aSidecarBelievesNoAgentOfAnotherToken() {
    SessionAnswer forged = SessionAnswer.to(offer, "another");
    AgentSession liar = requireNonNull(AgentSession.opened(offer, forged, "another"));
    SidecarSession honest = SidecarSession.offered(offer, forged, TOKEN);

    assertThat(honest.accept(liar.request("POST", "/link/v1/snapshots", BODY))).isFalse();
  }

  @Test
  void aMessagePassesOnce() {
    LinkRequest request = agent.request("POST", "/", BODY);

    assertThat(sidecar.accept(request)).isTrue();
    assertThat(sidecar.accept(request)).isFalse();
  }

  @Test
  void aMessagePassesOnlyAsItWasSigned() {
    LinkRequest signed = agent.request("POST", "/a", BODY);

    assertThat(sidecar.accept(new LinkRequest("PUT", "/a", signed.headers(), BODY))).isFalse();
    assertThat(sidecar.accept(new LinkRequest("POST", "/b", signed.headers(), BODY))).isFalse();
    assertThat(sidecar.accept(new LinkRequest("POST", "/a", signed.headers(), OTHER))).isFalse();
    assertThat(sidecar.accept(signed)).isTrue();
  }

  @Test
  void anAnswerIsOfItsRequestOnly() {
    LinkRequest first = agent.request("GET", "/a", BODY);
    LinkRequest second = agent.request("GET", "/a", BODY);
    LinkAnswer toFirst = sidecar.sign(first, LinkAnswer.of(200, BODY));

    assertThat(agent.signed(second, toFirst)).isFalse();
    assertThat(agent.signed(first, new LinkAnswer(204, toFirst.headers(), BODY))).isFalse();
    assertThat(agent.signed(first, new LinkAnswer(200, toFirst.headers(), OTHER))).isFalse();
    assertThat(agent.signed(first, LinkAnswer.of(200, BODY))).isFalse();
  }
}
