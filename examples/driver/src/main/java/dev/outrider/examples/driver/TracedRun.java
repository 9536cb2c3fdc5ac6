package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The same calls through one gateway that carries the OpenTelemetry agent: what clients saw, what
 * that agent said, and what the upstream saw. Immutable.
 *
 * @param wire the upstream's log of it
 */
record TracedRun(List<Answer> answers, Telemetry telemetry, List<JsonNode> wire) {
  private static final String TRACEPARENT = "traceparent: ";

  /** Returns all trace headers that the upstream saw, one for each line. */
  List<String> traceparents() {
    List<String> values = new ArrayList<>();
    for (JsonNode entry : wire) {
      for (JsonNode line : entry.path("headers")) {
        if (line.asText().startsWith(TRACEPARENT)) {
          values.add(line.asText().substring(TRACEPARENT.length()));
        }
      }
    }
    return values;
  }

  /** Returns how many of these name a client's span, each span counted once. */
  long named() {
    Set<String> clients =
        telemetry.of("CLIENT").stream().map(TracedSpan::traceparent).collect(Collectors.toSet());
    return traceparents().stream()
        .map(value -> value.substring(0, Math.max(0, value.lastIndexOf('-'))))
        .distinct()
        .filter(clients::contains)
        .count();
  }

  /** Returns how many requests came over our own connections: only the JDK's client offers h2c. */
  long withoutOffer() {
    return wire.stream()
        .filter(entry -> !entry.path("hopByHop").toString().contains("upgrade:"))
        .count();
  }

  long duration(String metric) {
    return telemetry.durations().getOrDefault("http." + metric + ".request.duration", 0L);
  }

  /** Returns what is not as in the run without us, a sentence each. */
  List<String> differencesFrom(TracedRun alone) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < Math.max(answers.size(), alone.answers.size()); i++) {
      differ(found, "answer " + (i + 1), nth(alone.answers, i), nth(answers, i));
    }
    differ(found, "requests upstream", alone.wire.size(), wire.size());
    differ(found, "traceparent headers", alone.traceparents().size(), traceparents().size());
    differ(found, "traceparent headers that name a span", alone.named(), named());
    differ(found, "durations", alone.telemetry.durations(), telemetry.durations());
    Map<String, Integer> before = alone.telemetry.shapes();
    Map<String, Integer> after = telemetry.shapes();
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String shape : all) {
      differ(found, shape, before.getOrDefault(shape, 0), after.getOrDefault(shape, 0));
    }
    return found;
  }

  private static Object nth(List<Answer> answers, int i) {
    return i < answers.size() ? answers.get(i) : "none";
  }

  private static void differ(List<String> found, String what, Object without, Object with) {
    if (!without.equals(with)) {
      found.add(what + ": " + without + " without us, " + with + " with us");
    }
  }

  /** Returns the rows of a table, by what they are called, in order. */
  Map<String, Long> figures() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("server spans", servers());
    figures.put("client spans", clients());
    figures.put("other spans", telemetry.spans().size() - servers() - clients());
    figures.put("traceparent headers upstream", (long) traceparents().size());
    figures.put("of these naming one client span", named());
    figures.put("http.server.request.duration", duration("server"));
    figures.put("http.client.request.duration", duration("client"));
    figures.put("requests without an offer of h2c", withoutOffer());
    return figures;
  }

  private long servers() {
    return telemetry.of("SERVER").size();
  }

  private long clients() {
    return telemetry.of("CLIENT").size();
  }
}
