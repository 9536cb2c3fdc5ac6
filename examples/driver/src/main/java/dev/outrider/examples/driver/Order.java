package dev.outrider.examples.driver;

/**
 * The order in which two sides take turns: A B B A, so that a machine that slows down hits both.
 */
final class Order {
  private Order() {}

  /** Returns 0 or 1 for the turn of that number: 0 1, 1 0, 0 1, 1 0, ... */
  static int side(int turn) {
    int pair = turn / 2;
    int within = turn % 2;
    return pair % 2 == 0 ? within : 1 - within;
  }
}
