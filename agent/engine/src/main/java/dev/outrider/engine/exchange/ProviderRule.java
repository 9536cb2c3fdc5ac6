package dev.outrider.engine.exchange;

import java.util.List;

/** One entry of {@code providers:}: the name of all that is called at these hosts. */
public record ProviderRule(String name, List<HostPattern> hosts, Modes modes) {
  public ProviderRule {
    hosts = List.copyOf(hosts);
  }

  boolean names(String host, int port) {
    for (HostPattern pattern : hosts) {
      if (pattern.matches(host, port)) {
        return true;
      }
    }
    return false;
  }
}
