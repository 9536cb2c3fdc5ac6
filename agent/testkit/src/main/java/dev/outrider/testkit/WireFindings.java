package dev.outrider.testkit;

import dev.outrider.testkit.server.Field;
import dev.outrider.testkit.server.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a server saw, as findings. Hop-by-hop fields, to which the offer of h2c belongs, are left
 * out; so is the order of fields with different names, and which connection carried the request.
 */
final class WireFindings {
  private static final Set<String> HOP_BY_HOP = Set.of("connection", "upgrade", "http2-settings");

  private final Names names;
  private final List<Finding> findings = new ArrayList<>();

  private WireFindings(Names names) {
    this.names = names;
  }

  static List<Finding> of(List<Seen> requests, boolean anyOrder, Names names) {
    WireFindings wire = new WireFindings(names);
    List<Seen> ordered = new ArrayList<>(requests);
    if (anyOrder) {
      ordered.sort(Comparator.comparing(Seen::line).thenComparing(seen -> seen.headers() + ""));
    }
    wire.add("wire", ordered.size() + " requests");
    for (int i = 0; i < ordered.size(); i++) {
      wire.request("wire " + (i + 1), ordered.get(i));
    }
    return wire.findings;
  }

  private void request(String name, Seen seen) {
    add(name, seen.port() + " " + seen.line());
    fields(name + " header ", seen.headers());
    fields(name + " trailer ", seen.trailers());
    add(name + " body", seen.length() + " bytes, sha256 " + seen.digest());
    add(name + " caller", seen.caller());
    add(name + " ending", seen.ending());
  }

  private void fields(String prefix, List<Field> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : fields) {
      if (!HOP_BY_HOP.contains(field.name().toLowerCase(Locale.ROOT))) {
        values.merge(field.name(), field.value(), (first, next) -> first + " | " + next);
      }
    }
    values.forEach((name, value) -> add(prefix + name, value));
  }

  private void add(String field, String value) {
    findings.add(Finding.exact(field, names.normal(value)));
  }
}
