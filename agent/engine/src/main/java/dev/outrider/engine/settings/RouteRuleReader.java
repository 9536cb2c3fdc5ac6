package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.CacheRule;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.HeaderMatch;
import dev.outrider.engine.exchange.HostPattern;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.PathTemplate;
import dev.outrider.engine.exchange.PriorityRule;
import dev.outrider.engine.exchange.RouteMatch;
import dev.outrider.engine.exchange.RouteRule;
import dev.outrider.engine.exchange.Treatment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code routes:}: {@code name}, {@code match} and {@code set}. */
final class RouteRuleReader {
  private static final List<String> CACHES = List.of("models", "providers", "health", "responses");
  private static final ValueType<String> CACHE =
      new Parsed<>(
          RouteRuleReader::cacheOrMode,
          "models, providers, health or responses, or enforce, observe or off");

  private RouteRuleReader() {}

  /** Returns the rule, or null when it is wrong; the complaints then say why. */
  static @Nullable RouteRule read(String at, YamlNode node, Complaints complaints) {
    int before = complaints.count();
    Fields fields = Fields.of(at, node, complaints);
    if (complaints.count() > before) {
      return null;
    }
    String name = fields.take("name", RuleTypes.NAME);
    RouteMatch match = match(fields.below("match"));
    Treatment treatment = treatment(fields.below("set"));
    fields.end();
    return match == null || complaints.count() > before
        ? null
        : new RouteRule(name, match, treatment);
  }

  private static @Nullable RouteMatch match(Fields match) {
    Direction direction = match.take("direction", RuleTypes.DIRECTION);
    String method = match.take("method", RuleTypes.METHOD);
    PathTemplate path = match.need("path", RuleTypes.PATH);
    HostPattern host = match.take("host", RuleTypes.HOST);
    HeaderMatch header = header(match.below("header"));
    match.end();
    return path == null ? null : new RouteMatch(direction, method, path, host, header);
  }

  private static @Nullable HeaderMatch header(Fields header) {
    if (header.isEmpty()) {
      return null;
    }
    String name = header.need("name", RuleTypes.NAME);
    String value = header.take("value", new Text("the value of a header", 1000));
    header.end();
    return name == null ? null : new HeaderMatch(name, value);
  }

  private static Treatment treatment(Fields set) {
    String cache = set.take("cache", CACHE);
    Mode asMode = cache == null ? null : RuleTypes.MODE.read(cache);
    Mode mode = set.takeOr("cacheMode", RuleTypes.MODE, Mode.ENFORCE);
    PriorityRule priority = priority(set);
    CacheRule rule = cacheRule(set, asMode == null ? cache : null);
    Boolean exempt = set.take("exempt", Flag.INSTANCE);
    Modes modes = RuleTypes.modes(set, asMode == null ? mode : mode.and(asMode));
    set.end();
    return new Treatment(priority, rule, exempt, modes);
  }

  private static PriorityRule priority(Fields set) {
    return new PriorityRule(
        set.takeOr("priority", new WholeNumber(0, 9), PriorityRule.UNSET),
        set.takeOr("trustPriority", Flag.INSTANCE, false),
        set.takeOr("rfc9218", Flag.INSTANCE, false));
  }

  private static CacheRule cacheRule(Fields set, @Nullable String name) {
    Long ttl = set.take("ttl", GatewaySettings.TTL);
    return new CacheRule(name, ttl == null ? CacheRule.UNSET : TimeUnit.MILLISECONDS.toNanos(ttl));
  }

  private static String cacheOrMode(String text) {
    if (CACHES.contains(text) || RuleTypes.MODE.read(text) != null) {
      return text;
    }
    throw new IllegalArgumentException("neither a cache nor a mode");
  }
}
