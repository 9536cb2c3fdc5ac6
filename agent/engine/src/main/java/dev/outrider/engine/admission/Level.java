package dev.outrider.engine.admission;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who waits at one level.
 *
 * <p>Those who came for it share it fairly: each waits in the shortest flow of the hand that it is
 * dealt, and the flows are served in turn. So one who fills its flows keeps nobody in another flow
 * waiting for more than one of its own a round, nor out of a queue that it has filled. Those who
 * rose from below wait in a line of their own, which gets at most one place in {@value
 * #PLACES_A_RISEN_ONE} while others wait: an overload of low levels gets on, and does not become
 * one of the level above.
 *
 * <p>Everything costs the same at any length. Not thread-safe: the queue's lock guards it.
 */
final class Level {
  static final int PLACES_A_RISEN_ONE = 10;

  private final @Nullable Flow[] flows = new @Nullable Flow[ShuffleSharding.DECK];
  private final int[] hand = new int[ShuffleSharding.HAND];

  /** The flows that somebody waits in; it is the first one's turn. */
  private final Line<Flow> turns = new Line<>();

  private final Line<Queued> risen = new Line<>();

  /** All who wait here, in the order in which they came to this level. */
  private final Line<Queued> arrivals = new Line<>();

  private int servedSinceRisen;

  void add(Queued waiter) {
    arrivals.add(waiter.inLevel);
    if (waiter.hasRisen()) {
      risen.add(waiter.inFlow);
    } else {
      addTo(shortestOf(waiter.asker()), waiter);
    }
  }

  private void addTo(Flow flow, Queued waiter) {
    waiter.joins(flow);
    if (flow.waiters.size() == 0) {
      turns.add(flow.turn);
    }
    flow.waiters.add(waiter.inFlow);
  }

  private Flow shortestOf(long asker) {
    ShuffleSharding.deal(asker, hand);
    Flow shortest = flow(hand[0]);
    for (int i = 1; i < hand.length && shortest.waiters.size() > 0; i++) {
      Flow other = flow(hand[i]);
      if (other.waiters.size() < shortest.waiters.size()) {
        shortest = other;
      }
    }
    return shortest;
  }

  private Flow flow(int number) {
    Flow flow = flows[number];
    if (flow == null) {
      flow = new Flow(number);
      flows[number] = flow;
    }
    return flow;
  }

  void remove(Queued waiter) {
    arrivals.remove(waiter.inLevel);
    if (waiter.hasRisen()) {
      risen.remove(waiter.inFlow);
      return;
    }
    Flow flow = waiter.flow();
    flow.waiters.remove(waiter.inFlow);
    if (flow.waiters.size() == 0) {
      turns.remove(flow.turn);
    }
  }

  /** Takes out who is served next; somebody waits here. */
  Queued removeNext() {
    Flow flow = turns.first();
    Queued fromBelow = risen.first();
    if (fromBelow != null && (flow == null || servedSinceRisen >= PLACES_A_RISEN_ONE - 1)) {
      servedSinceRisen = 0;
      remove(fromBelow);
      return fromBelow;
    }
    Queued next = flow == null ? null : flow.waiters.first();
    if (flow == null || next == null) {
      throw new IllegalStateException("outrider: a place was passed on, but nobody waits");
    }
    servedSinceRisen++;
    remove(next);
    if (flow.waiters.size() > 0) {
      turns.remove(flow.turn);
      turns.add(flow.turn);
    }
    return next;
  }

  /** Returns who came first to this level, or null. */
  @Nullable Queued oldest() {
    return arrivals.first();
  }

  /** Returns who came last to this level, or null. */
  @Nullable Queued youngest() {
    return arrivals.last();
  }

  /**
   * Returns who gives way where there is room for nobody more, or null: the youngest of the longest
   * flow, if even after that as many wait in it as with the arrival in its own. So whoever takes up
   * the room keeps nobody else out of it. Costs a look at each flow.
   *
   * @param asker who arrives: nobody gives way to one of its own
   */
  @Nullable Queued youngestOfTheLongestFlowBut(long asker) {
    Flow own = shortestOf(asker);
    Flow longest = own;
    for (Flow flow : flows) {
      if (flow != null && flow.waiters.size() > longest.waiters.size() && !isInHand(flow)) {
        longest = flow;
      }
    }
    return longest.waiters.size() > own.waiters.size() + 1 ? longest.waiters.last() : null;
  }

  /** Whether the hand that was dealt last has that flow. */
  private boolean isInHand(Flow flow) {
    for (int card : hand) {
      if (card == flow.number()) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return arrivals.size();
  }

  /**
   * Shows who waits to {@code visitor}, the first to come first, until it says false.
   *
   * @return whether it never said so
   */
  boolean visit(Predicate<Queued> visitor) {
    return arrivals.visit(visitor);
  }
}
