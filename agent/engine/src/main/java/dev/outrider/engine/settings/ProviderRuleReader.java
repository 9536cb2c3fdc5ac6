package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.HostPattern;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.ProviderRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of {@code providers:}: {@code name}, {@code hosts} and {@code set}. Without hosts
 * it is about the provider that has this name already.
 */
final class ProviderRuleReader {
  private ProviderRuleReader() {}

  /** Returns the rule, or null when it is wrong; the complaints then say why. */
  static @Nullable ProviderRule read(String at, YamlNode node, Complaints complaints) {
    int before = complaints.count();
    Fields fields = Fields.of(at, node, complaints);
    if (complaints.count() > before) {
      return null;
    }
    String name = fields.need("name", RuleTypes.NAME);
    List<HostPattern> hosts = hosts(at + ".hosts", fields);
    Fields set = fields.below("set");
    Modes modes = RuleTypes.modes(set, set.takeOr("cache", RuleTypes.MODE, Mode.ENFORCE));
    set.end();
    fields.end();
    return name == null || complaints.count() > before
        ? null
        : new ProviderRule(name, hosts, modes);
  }

  private static List<HostPattern> hosts(String at, Fields fields) {
    YamlNode node = fields.takeNode("hosts");
    List<HostPattern> hosts = new ArrayList<>();
    if (node instanceof YamlNode.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        add(fields.read(at + "[" + i + "]", items.items().get(i), RuleTypes.HOST), hosts);
      }
    } else if (node != null) {
      add(fields.read(at, node, RuleTypes.HOST), hosts);
    }
    return hosts;
  }

  private static void add(@Nullable HostPattern host, List<HostPattern> hosts) {
    if (host != null) {
      hosts.add(host);
    }
  }
}
