package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.RouteRule;
import java.util.List;
import java.util.Map;

/** Values that are allowed one by one and make no sense together. */
final class Contradictions {
  private final Map<String, Value<?>> values;
  private final List<Refusal> refusals;

  Contradictions(Map<String, Value<?>> values, List<Refusal> refusals) {
    this.values = values;
    this.refusals = refusals;
  }

  /** Idle connections are connections: no more of them than there may be at all. */
  void freeSockets() {
    Setting<Integer> setting = GatewaySettings.MAX_FREE_SOCKETS;
    Value<Integer> free = Settings.typed(values, setting);
    Value<Integer> all = Settings.typed(values, GatewaySettings.MAX_SOCKETS);
    Integer most = all.value();
    if (most == null || free.value() == null || free.value() <= most) {
      return;
    }
    Origin later = later(free.origin(), all.origin());
    if (free.origin().source() != Source.BUILT_IN) {
      String message =
          "maxFreeSockets is "
              + free.value()
              + Refusal.from(free.origin())
              + ", above maxSockets "
              + most
              + Refusal.from(all.origin());
      refusals.add(Refusal.of(setting.name(), later, message + "; keeping " + most));
    }
    values.put(setting.name(), new Value<>(most, later));
  }

  /** A rule's level that does not exist is the lowest one. */
  void levels(List<RouteRule> routes) {
    Value<Integer> levels = Settings.typed(values, GatewaySettings.PRIORITY_LEVELS);
    int count = levels.value() == null ? 1 : levels.value();
    for (int i = 0; i < routes.size(); i++) {
      int level = routes.get(i).treatment().priority().level();
      if (level >= count) {
        String name = "routes[" + i + "].set.priority";
        String message =
            name
                + " is "
                + level
                + ", but priorityLevels is "
                + count
                + Refusal.from(levels.origin());
        refusals.add(new Refusal(name, Source.YAML, message + "; keeping " + (count - 1)));
      }
    }
  }

  private static Origin later(Origin one, Origin other) {
    return one.source().compareTo(other.source()) >= 0 ? one : other;
  }
}
