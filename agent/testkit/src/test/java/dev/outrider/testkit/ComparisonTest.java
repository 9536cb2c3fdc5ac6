package dev.outrider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a difference, and what does not. */
class ComparisonTest {
  @ParameterizedTest
  @CsvSource({
    "0, 50, false",
    "0, 51, true",
    "100, 50, false",
    "100, 49, true",
    "1000, 1200, false",
    "1000, 1201, true",
    "1000, 800, false",
    "1000, 799, true"
  })
  void allowsATimeFiftyMillisecondsOrAFifth(long expected, long actual, boolean differs) {
    List<Difference> differences = compare(time("step", expected), time("step", actual));

    assertThat(differences.isEmpty()).isNotEqualTo(differs);
    assertThat(differences).allMatch(Difference::timed);
  }

  @Test
  void allowsFewerThanNativelyAndNoMoreThanTheSlack() {
    Finding ten = new Finding(Kind.AT_MOST, "threads", "10", 3);

    assertThat(compare(ten, new Finding(Kind.AT_MOST, "threads", "1", 3))).isEmpty();
    assertThat(compare(ten, new Finding(Kind.AT_MOST, "threads", "13", 3))).isEmpty();
    assertThat(compare(ten, new Finding(Kind.AT_MOST, "threads", "14", 3))).hasSize(1);
  }

  @Test
  void noticesStepsInAnotherOrder() {
    List<Finding> expected = List.of(time("a", 0), time("b", 1));
    List<Finding> actual = List.of(time("b", 0), time("a", 1));

    assertThat(Comparison.of("call", 1, expected, actual))
        .singleElement()
        .satisfies(difference -> assertThat(difference.actual()).isEqualTo("b, a"));
  }

  @Test
  void noticesWhatOnlyOneSideHas() {
    List<Finding> one = List.of(Finding.exact("header", "x"));

    assertThat(Comparison.of("call", 2, one, List.of()))
        .containsExactly(new Difference("call", 2, "header", "x", Difference.ABSENT, false));
    assertThat(Comparison.of("call", 2, List.of(), one))
        .containsExactly(new Difference("call", 2, "header", Difference.ABSENT, "x", false));
  }

  @Test
  void comparesExactlyButForContext() {
    assertThat(compare(Finding.exact("name", "Value"), Finding.exact("name", "value"))).hasSize(1);
    assertThat(compare(Finding.context("dump", "a"), Finding.context("dump", "b"))).isEmpty();
  }

  private static List<Difference> compare(Finding expected, Finding actual) {
    return Comparison.of("call", 1, List.of(expected), List.of(actual));
  }

  private static Finding time(String name, long millis) {
    return new Finding(Kind.TIME, name, Long.toString(millis), 0);
  }
}
