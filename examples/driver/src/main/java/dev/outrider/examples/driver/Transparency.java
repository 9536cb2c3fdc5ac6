package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same calls through two gateways: what clients and the upstream saw, compared. */
final class Transparency {
  /** The agent learns what an origin speaks from its first exchange: later rounds are rerouted. */
  private static final int ROUNDS = 3;

  private final Provider provider;
  private final Report report;

  Transparency(Provider provider, Report report) {
    this.provider = provider;
    this.report = report;
  }

  /**
   * Compares status, headers, body and the upstream's wire log. With the agent's cache off.
   *
   * @param title of the gateway
   */
  Section everything(String title, Gateway without, Gateway with) throws IOException {
    Seen bare = see(without, ComparedCalls.ALL);
    Seen agent = see(with, ComparedCalls.ALL);
    int answers = 0;
    for (int i = 0; i < bare.answers().size(); i++) {
      Call call = ComparedCalls.ALL.get(i % ComparedCalls.ALL.size());
      answers += differs("client, " + call, bare.answers().get(i), agent.answers().get(i));
    }
    int wire = wireDifferences(bare, agent);
    return new Section(
            title + ", cache off: what clients and upstream saw", "what", "calls", "differences")
        .row("clients: status, headers, body", bare.answers().size(), answers)
        .row("upstream: method, target, headers, body", bare.wire().size(), wire)
        .row("of these sent over Outrider's own connections", agent.rerouted(bare), "");
  }

  /** Compares status and body only: a hit adds Age and Cache-Status, and skips the upstream. */
  Section cached(Gateway without, Gateway with) throws IOException {
    Seen bare = see(without, ComparedCalls.CACHED);
    Seen agent = see(with, ComparedCalls.CACHED);
    int answers = 0;
    for (int i = 0; i < bare.answers().size(); i++) {
      Answer one = bare.answers().get(i);
      Answer other = agent.answers().get(i);
      answers +=
          differs(
              "cached, " + Call.MODELS,
              new Answer(one.status(), List.of(), one.body()),
              new Answer(other.status(), List.of(), other.body()));
    }
    return new Section("Cache on: two callers repeat GET /v1/models", "what", "value")
        .row("answers compared", bare.answers().size())
        .row("differences in status and body", answers)
        .row("upstream asked, without the agent", bare.wire().size())
        .row("upstream asked, with the agent", agent.wire().size());
  }

  private int wireDifferences(Seen bare, Seen agent) {
    int differences = Math.abs(bare.wire().size() - agent.wire().size());
    if (differences > 0) {
      report.fail(
          "upstream saw " + bare.wire().size() + " and " + agent.wire().size() + " requests");
    }
    for (int i = 0; i < Math.min(bare.wire().size(), agent.wire().size()); i++) {
      JsonNode one = bare.wire().get(i);
      JsonNode other = agent.wire().get(i);
      if (!one.get("digest").equals(other.get("digest"))) {
        differences += differs("upstream", one.toString(), other.toString());
      }
    }
    return differences;
  }

  private int differs(String where, Object without, Object with) {
    if (without.equals(with)) {
      return 0;
    }
    report.fail(where + ":\n  without " + without + "\n  with    " + with);
    return 1;
  }

  private Seen see(Gateway gateway, List<Call> calls) throws IOException {
    List<Answer> answers = new ArrayList<>();
    provider.record();
    for (int round = 0; round < ROUNDS; round++) {
      for (Call call : calls) {
        answers.add(gateway.ask(call));
      }
    }
    List<JsonNode> wire = new ArrayList<>();
    provider.wire().get("entries").forEach(wire::add);
    provider.stopRecording();
    return new Seen(answers, wire);
  }

  /** What both sides saw of the same calls through one gateway. */
  private record Seen(List<Answer> answers, List<JsonNode> wire) {

    /** The JDK's client offers h2c with every request; our own connections never do. */
    long rerouted(Seen bare) {
      return bare.offers() - offers();
    }

    private long offers() {
      return wire.stream()
          .filter(entry -> entry.get("hopByHop").toString().contains("upgrade:"))
          .count();
    }
  }
}
