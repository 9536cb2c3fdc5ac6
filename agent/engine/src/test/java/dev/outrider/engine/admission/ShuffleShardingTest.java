package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShuffleShardingTest {
  private static final int HANDS = 100_000;

  private final int[] hand = new int[ShuffleSharding.HAND];

  @Test
  void dealsDifferentCardsOfTheDeck() {
    Random random = new Random(1);
    for (int i = 0; i < HANDS; i++) {
      ShuffleSharding.deal(random.nextLong(), hand);

      assertThat(Arrays.stream(hand).distinct().count()).isEqualTo(ShuffleSharding.HAND);
      assertThat(Arrays.stream(hand).allMatch(card -> card >= 0 && card < ShuffleSharding.DECK))
          .isTrue();
    }
  }

  @Test
  void dealsTheSameHandToTheSameAsker() {
    int[] again = new int[ShuffleSharding.HAND];

    ShuffleSharding.deal(-1, hand);
    ShuffleSharding.deal(-1, again);

    assertThat(again).isEqualTo(hand);
  }

  @Test
  void dealsEveryCardEquallyOftenAtEveryPlace() {
    int[][] dealt = new int[ShuffleSharding.HAND][ShuffleSharding.DECK];
    Random random = new Random(2);
    for (int i = 0; i < HANDS; i++) {
      ShuffleSharding.deal(random.nextLong(), hand);
      for (int place = 0; place < hand.length; place++) {
        dealt[place][hand[place]]++;
      }
    }

    double expected = (double) HANDS / ShuffleSharding.DECK;
    double fiveSigmas = 5 * Math.sqrt(expected);
    for (int[] atPlace : dealt) {
      for (int count : atPlace) {
        assertThat((double) count).isCloseTo(expected, within(fiveSigmas));
      }
    }
  }

  /** With 8 of 128 each, the whole hand in common has a chance of 1 to 1.4 million million. */
  @Test
  void leavesTwoAskersHardlyEverTheWholeHandInCommon() {
    int[] other = new int[ShuffleSharding.HAND];
    Random random = new Random(3);
    int most = 0;
    for (int i = 0; i < HANDS; i++) {
      ShuffleSharding.deal(random.nextLong(), hand);
      ShuffleSharding.deal(random.nextLong(), other);
      most = Math.max(most, (int) Arrays.stream(hand).filter(c -> contains(other, c)).count());
    }

    assertThat(most).isLessThan(ShuffleSharding.HAND - 1);
  }

  private static boolean contains(int[] cards, int card) {
    return Arrays.stream(cards).anyMatch(each -> each == card);
  }
}
