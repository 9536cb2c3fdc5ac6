package dev.outrider.sidecar.store;

import dev.outrider.link.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What gateways counted that have been gone for long: summed, and their ids kept so that one that
 * returns is not counted twice. Bounded in both. Confined to the store's lock.
 */
final class Departed {
  private static final int MAX_IDS = 1_000;
  private static final int MAX_SERIES = 50_000;

  private final Map<String, Map<Series, Long>> sums = new HashMap<>();
  private final Map<String, Boolean> ids =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_IDS;
        }
      };

  void add(Gateway gateway) {
    Delta total = gateway.total();
    Map<Series, Long> sum = sums.computeIfAbsent(total.requestsOf(), direction -> new HashMap<>());
    for (Series series : total.now().counters().keySet()) {
      if (sum.containsKey(series) || sum.size() < MAX_SERIES) {
        sum.merge(series, total.count(series), Long::sum);
      }
    }
    ids.put(gateway.instance().id(), true);
  }

  /** Whether what the gateway of this id counted is in here; it is asked once. */
  boolean returns(String id) {
    return ids.remove(id) != null;
  }

  /** Forgets the sums; what the gone counted before stays theirs should they return. */
  void reset() {
    sums.clear();
  }

  List<Delta> totals() {
    List<Delta> totals = new ArrayList<>();
    sums.forEach(
        (direction, sum) ->
            totals.add(
                new Delta(
                    direction, Numbers.NONE, new Numbers(Map.copyOf(sum), Map.of(), Map.of()), 0)));
    return totals;
  }
}
