package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.ProviderRule;
import dev.outrider.engine.exchange.RouteRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of the settings file into a layer of settings and lists of rules. */
final class YamlFile {
  private static final List<String> LATER = List.of("limits", "handlers", "alerts");
  private static final int MOST_RULES = 1000;
  private static final String LEFT_OUT = ", left out";

  private final Complaints complaints;
  private final Layer layer = new Layer();
  private Rules<RouteRule> routes = Rules.none();
  private Rules<ProviderRule> providers = Rules.none();

  private YamlFile(String file) {
    this.complaints = new Complaints(file);
  }

  /** Returns what {@code text} says; {@code file} is its name for people. */
  static FileContent read(String file, String text) throws YamlFault {
    YamlNode root = YamlTree.read(text);
    if (!(root instanceof YamlNode.Entries top)) {
      throw new YamlFault(root.line(), "the file has to be a mapping, such as performance: {...}");
    }
    YamlFile reader = new YamlFile(file);
    Set<String> seen = new HashSet<>();
    for (YamlNode.Entry entry : top.entries()) {
      if (seen.add(entry.key())) {
        reader.topLevel(entry);
      } else {
        reader.complaints.add(entry.key(), "is given twice", entry.line(), "; keeping the first");
      }
    }
    return new FileContent(
        reader.layer, reader.routes, reader.providers, reader.complaints.refusals());
  }

  private void topLevel(YamlNode.Entry entry) {
    String key = entry.key();
    if (key.equals(Section.PERFORMANCE.text())) {
      settings(Section.PERFORMANCE, "", entry);
    } else if (key.equals(Section.OUTRIDER.text())) {
      settings(Section.OUTRIDER, "", entry);
    } else if (key.equals("routes")) {
      routes = rules(entry, RouteRuleReader::read);
    } else if (key.equals("providers")) {
      providers = rules(entry, ProviderRuleReader::read);
    } else if (LATER.contains(key)) {
      complaints.add(key, "is not known to this version yet", entry.line(), LEFT_OUT);
    } else {
      String allowed = "; allowed: performance, outrider, routes, providers";
      complaints.add(Refusal.quoted(key), "is no section", entry.line(), LEFT_OUT + allowed);
    }
  }

  /** Joins nested keys by dots until they name a setting. */
  private void settings(Section section, String prefix, YamlNode.Entry entry) {
    if (entry.value() instanceof YamlNode.Entries entries) {
      for (YamlNode.Entry below : entries.entries()) {
        setting(section, prefix + below.key(), below);
      }
    } else if (!isEmpty(entry.value())) {
      complaints.add(entry.key(), "has to be a mapping", entry.line(), LEFT_OUT);
    }
  }

  private void setting(Section section, String name, YamlNode.Entry entry) {
    if (entry.value() instanceof YamlNode.Entries) {
      settings(section, name + ".", entry);
      return;
    }
    Setting<?> setting = DeclaredSettings.named(name);
    if (setting == null || setting.section() != section) {
      complaints.add(misplaced(section, setting, name, complaints.origin(entry.line())));
    } else if (setting == OutriderSettings.CONFIG) {
      complaints.add(name, "cannot stand in the file itself", entry.line(), LEFT_OUT);
    } else {
      add(name, new RawValue(text(entry.value()), complaints.origin(entry.line())));
    }
  }

  private static Refusal misplaced(
      Section section, @Nullable Setting<?> setting, String name, Origin origin) {
    if (setting == null) {
      return Refusal.unknown(name, origin);
    }
    String wrongPlace = " stands under " + section.text() + Refusal.from(origin);
    String rightPlace = ", left out; its place is under " + setting.section().text();
    return Refusal.of(name, origin, name + wrongPlace + rightPlace);
  }

  private void add(String name, RawValue value) {
    RawValue before = layer.add(name, value);
    if (before != null) {
      String message = name + " is given twice" + Refusal.from(value.origin());
      String kept = "; keeping the first, from " + before.origin().where();
      complaints.add(Refusal.of(name, value.origin(), message + kept));
    }
  }

  private <T> Rules<T> rules(YamlNode.Entry entry, RuleReader<T> reader) {
    int before = complaints.count();
    List<T> rules = new ArrayList<>();
    List<YamlNode> items = entry.value() instanceof YamlNode.Items list ? list.items() : List.of();
    if (!(entry.value() instanceof YamlNode.Items) && !isEmpty(entry.value())) {
      complaints.add(entry.key(), "has to be a list", entry.line(), LEFT_OUT);
    } else if (items.size() > MOST_RULES) {
      complaints.add(entry.key(), "has more than 1000 rules", entry.line(), LEFT_OUT);
      items = List.of();
    }
    for (int i = 0; i < items.size(); i++) {
      T rule = reader.read(entry.key() + "[" + i + "]", items.get(i), complaints);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new Rules<>(rules, complaints.count() > before);
  }

  private static boolean isEmpty(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty();
  }

  /** A list of single values is written with commas elsewhere. */
  private static String text(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.text();
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : ((YamlNode.Items) node).items()) {
      texts.add(item instanceof YamlNode.Scalar scalar ? scalar.text() : "?");
    }
    return String.join(",", texts);
  }

  /** Reads one rule of a list. */
  private interface RuleReader<T> {
    @Nullable T read(String at, YamlNode node, Complaints complaints);
  }
}
