package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The provider behind a host and port, under one set of rules.
 *
 * <p>Thread-safe. A host that was seen before costs one hash look-up and allocates nothing; beyond
 * {@value #MAX_SEEN} of them the answer is worked out each time, and nothing grows.
 */
final class Providers {
  private static final int MAX_SEEN = 1024;
  private static final int MAX_HOST_LENGTH = 253; // RFC 1035, section 2.3.4, as text

  private final RouterRules rules;
  private final ProviderNames names;
  private final ConcurrentHashMap<String, Seen> seen = new ConcurrentHashMap<>();
  private final Bound room = new Bound();
  private final ConcurrentHashMap<TableKey, RouteTable> tables = new ConcurrentHashMap<>();

  Providers(RouterRules rules, ProviderNames names) {
    this.rules = rules;
    this.names = names;
  }

  /** Returns the provider; {@code port} may be -1 for the scheme's own. */
  Provider at(boolean secure, String host, int port) {
    int asked = port > 0 ? port : defaultPort(secure);
    for (Seen one = seen.get(host); one != null; one = one.next) {
      if (one.port == asked && one.secure == secure) {
        return one.provider;
      }
    }
    return firstTime(secure, host, asked);
  }

  ProviderNames names() {
    return names;
  }

  private Provider firstTime(boolean secure, String host, int port) {
    Provider provider = make(host, port, port == defaultPort(secure));
    if (host.length() <= MAX_HOST_LENGTH && room.take(MAX_SEEN)) {
      seen.compute(host, (key, before) -> new Seen(secure, port, provider, before));
    }
    return provider;
  }

  private Provider make(String host, int port, boolean defaultPort) {
    KnownApi api = KnownApi.at(host, port);
    RouteTable table = table(api, host, port);
    for (ProviderRule rule : rules.providers()) {
      if (rule.names(host, port)) {
        return new Provider(rule.name(), rule.modes(), table);
      }
    }
    String name = api == null ? nameOf(host, port, defaultPort) : api.provider();
    return new Provider(name, modesOf(name), table);
  }

  private String nameOf(String host, int port, boolean defaultPort) {
    if (host.length() > MAX_HOST_LENGTH) {
      return Provider.OTHER;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return names.admit(defaultPort ? lower : lower + ':' + port);
  }

  /** A rule without hosts is about the provider that already has its name. */
  private Modes modesOf(String name) {
    for (ProviderRule rule : rules.providers()) {
      if (rule.hosts().isEmpty() && rule.name().equals(name)) {
        return rule.modes();
      }
    }
    return Modes.ENFORCED;
  }

  private RouteTable table(@Nullable KnownApi api, String host, int port) {
    List<RouteRule> here = new ArrayList<>();
    for (RouteRule rule : rules.routes()) {
      HostPattern pattern = rule.match().host();
      if (rule.match().concerns(Direction.OUTBOUND)
          && (pattern == null || pattern.matches(host, port))) {
        here.add(new RouteRule(rule.name(), rule.match().withoutHost(), rule.treatment()));
      }
    }
    TableKey key = new TableKey(api, here);
    RouteTable known = tables.get(key);
    if (known != null) {
      return known;
    }
    RouteTable made = compile(key); // not within the map, where others would wait for it
    RouteTable first = tables.putIfAbsent(key, made);
    return first != null ? first : made;
  }

  private RouteTable compile(TableKey key) {
    List<RouteRule> builtIn = BuiltInRoutes.outbound(key.api, rules.healthCache());
    return RouteTable.compile(Direction.OUTBOUND, key.rules, builtIn, rules);
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  /** Hosts that no rule tells apart share a table. */
  private record TableKey(@Nullable KnownApi api, List<RouteRule> rules) {
    // Said by hand, as all that a start-up looks up: a record's own cost the JVM 25 classes.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof TableKey key && api == key.api && rules.equals(key.rules);
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(api) + rules.hashCode();
    }
  }

  /** One port of a host; the ports of a host are few. */
  private record Seen(boolean secure, int port, Provider provider, @Nullable Seen next) {}
}
