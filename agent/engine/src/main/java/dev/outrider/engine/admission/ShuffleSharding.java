package dev.outrider.engine.admission;

/**
 * Which flows somebody may wait in: a hand of cards that is dealt from a deck by a hash of who it
 * is, always the same hand for the same one. Two who ask have rarely the whole hand in common, so
 * one that fills all its flows leaves most others at least one that is not full of it.
 *
 * <p>Source: Kubernetes API Priority and Fairness (KEP-1040, "Queue Assignment"). Pure functions.
 */
final class ShuffleSharding {
  /** How many flows there are at a level. */
  static final int DECK = 128;

  /** How many of them one may wait in. */
  static final int HAND = 8;

  private ShuffleSharding() {}

  /**
   * Deals {@code hand}: different numbers from 0 to {@value #DECK} - 1. Every hand, in every order,
   * is as likely as any other for a hash whose bits are; it uses up 56 of them.
   */
  static void deal(long hash, int[] hand) {
    long rest = hash >>> 1; // not negative
    for (int dealt = 0; dealt < hand.length; dealt++) {
      int left = DECK - dealt;
      hand[dealt] = cardAt((int) (rest % left), hand, dealt);
      rest /= left;
    }
  }

  /** Returns the card at that place among those that were not dealt yet. */
  private static int cardAt(int place, int[] hand, int dealt) {
    int card = place;
    for (int next = place + upTo(card, hand, dealt);
        next != card;
        next = place + upTo(card, hand, dealt)) {
      card = next;
    }
    return card;
  }

  /** Returns how many that were dealt are no higher than {@code card}. */
  private static int upTo(int card, int[] hand, int dealt) {
    int count = 0;
    for (int i = 0; i < dealt; i++) {
      count += hand[i] <= card ? 1 : 0;
    }
    return count;
  }
}
