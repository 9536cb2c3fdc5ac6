package dev.outrider.examples.driver;

/**
 * The order in which two sides take turns: A B B A, so that a machine that slows down hits both.
 */
final class Order {
  private Order() {}

  /** Returns 0 or 1 for the turn of that number: 0 1, 1 0, 0 1, 1 0, ... */
  static int side(int turn) {
    return side(turn / 2, turn % 2, 2);
  }

  /** Returns the side of that turn of a round among so many: 0 1 2, then 2 1 0, and so on. */
  static int side(int round, int turn, int sides) {
    return round % 2 == 0 ? turn : sides - 1 - turn;
  }
}
