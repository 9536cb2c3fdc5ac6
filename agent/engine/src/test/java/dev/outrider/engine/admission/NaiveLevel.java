package dev.outrider.engine.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits at one level and who is next, said in the plainest way. */
final class NaiveLevel {
  /** By card; in the order of their turns. */
  private final Map<Integer, List<Queued>> flows = new LinkedHashMap<>();

  private final List<Queued> risen = new ArrayList<>();
  private int served;

  /** In the order in which they came to the level. */
  private final List<Queued> arrivals = new ArrayList<>();

  void addRisen(Queued waiter) {
    risen.add(waiter);
    arrivals.add(waiter);
  }

  boolean hasRisen(Queued waiter) {
    return risen.contains(waiter);
  }

  void add(Queued waiter) {
    int[] hand = new int[ShuffleSharding.HAND];
    ShuffleSharding.deal(waiter.asker(), hand);
    int shortest = hand[0];
    for (int card : hand) {
      if (length(card) < length(shortest)) {
        shortest = card;
      }
    }
    flows.computeIfAbsent(shortest, card -> new ArrayList<>()).add(waiter);
    arrivals.add(waiter);
  }

  /** As {@link Level#youngestOfTheLongestFlowBut}. */
  @Nullable Queued youngestOfTheLongestFlowBut(long asker) {
    int[] hand = new int[ShuffleSharding.HAND];
    ShuffleSharding.deal(asker, hand);
    int own = Arrays.stream(hand).map(this::length).min().orElseThrow();
    List<Queued> longest = List.of();
    for (int card = 0; card < ShuffleSharding.DECK; card++) {
      List<Queued> flow = flows.getOrDefault(card, List.of());
      int number = card;
      boolean mine = Arrays.stream(hand).anyMatch(dealt -> dealt == number);
      longest = !mine && flow.size() > longest.size() ? flow : longest;
    }
    return longest.size() > own + 1 ? longest.get(longest.size() - 1) : null;
  }

  private int length(int card) {
    return flows.getOrDefault(card, List.of()).size();
  }

  void remove(Queued waiter) {
    arrivals.remove(waiter);
    risen.remove(waiter);
    flows.values().forEach(flow -> flow.remove(waiter));
    flows.values().removeIf(List::isEmpty);
  }

  @Nullable Queued removeNext() {
    Iterator<Map.Entry<Integer, List<Queued>>> turns = flows.entrySet().iterator();
    if (!risen.isEmpty() && (!turns.hasNext() || served >= 9)) {
      served = 0;
      Queued next = risen.remove(0);
      arrivals.remove(next);
      return next;
    }
    if (!turns.hasNext()) {
      return null;
    }
    served++;
    Map.Entry<Integer, List<Queued>> turn = turns.next();
    List<Queued> flow = turn.getValue();
    int card = turn.getKey();
    turns.remove();
    Queued next = flow.remove(0);
    arrivals.remove(next);
    if (!flow.isEmpty()) {
      flows.put(card, flow);
    }
    return next;
  }

  List<Queued> arrivals() {
    return arrivals;
  }
}
