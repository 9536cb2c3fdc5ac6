package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {
  private static final PriorityRule TRUSTED = new PriorityRule(PriorityRule.UNSET, true, false);
  private static final PriorityRule RFC_9218 = new PriorityRule(PriorityRule.UNSET, true, true);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "2, 2",
    "high, 0",
    "Normal, 1",
    " LOW , 2",
    "7, 2", // beyond the last: the last
    "-1, 1",
    "1.0, 1",
    "urgent, 1",
    "'', 1",
    "99999999999999999999, 1",
  })
  void readsTheHeaderOfATrustedCaller(String header, int level) {
    assertThat(Priority.level(TRUSTED, 3, headers(header, null), Priority.NO_PARENT))
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"high, 1", "0, 1", "1, 1", "2, 2", "low, 2"})
  void letsAHeaderFromOutsideOnlyLower(String header, int level) {
    assertThat(Priority.level(PriorityRule.OPEN, 3, headers(header, null), Priority.NO_PARENT))
        .isEqualTo(level);
  }

  @Test
  void letsAHeaderFromOutsideNotRaiseAboveTheInboundExchange() {
    HeaderSource high = headers("high", null);
    HeaderSource low = headers("low", null);

    assertThat(Priority.level(PriorityRule.OPEN, 3, high, 2)).isEqualTo(2);
    assertThat(Priority.level(PriorityRule.OPEN, 3, high, 0)).isEqualTo(0);
    assertThat(Priority.level(PriorityRule.OPEN, 3, low, 0)).isEqualTo(2);
  }

  @Test
  void putsTheRuleBeforeAllElse() {
    PriorityRule rule = new PriorityRule(0, true, true);

    assertThat(Priority.level(rule, 3, headers("low", "u=7"), 2)).isEqualTo(0);
    assertThat(Priority.level(new PriorityRule(5, false, false), 3, headers(null, null), 0))
        .isEqualTo(2);
  }

  @Test
  void takesTheLevelOfTheInboundExchangeThenTheMiddle() {
    HeaderSource none = headers(null, null);

    assertThat(Priority.level(PriorityRule.OPEN, 3, none, 0)).isEqualTo(0);
    assertThat(Priority.level(PriorityRule.OPEN, 3, none, 9)).isEqualTo(2);
    assertThat(Priority.level(PriorityRule.OPEN, 3, none, Priority.NO_PARENT)).isEqualTo(1);
    assertThat(Priority.level(PriorityRule.OPEN, 1, none, Priority.NO_PARENT)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "u=3, 1",
    "u=0, 0",
    "u=7, 2",
    "'u=5, i', 2",
    "'i, u=1', 0",
    "i, 1",
    "u=9, 1",
    "u=, 1",
    "xu=0, 1",
    "u=01, 1",
  })
  void readsRfc9218OnlyWhereARuleSaysSo(String header, int level) {
    HeaderSource headers = headers(null, header);

    assertThat(Priority.level(RFC_9218, 3, headers, Priority.NO_PARENT)).isEqualTo(level);
    assertThat(Priority.level(TRUSTED, 3, headers, Priority.NO_PARENT)).isEqualTo(1);
  }

  @Test
  void keepsTheOrderOfUrgenciesOnAnyNumberOfLevels() {
    for (int levels = 1; levels <= 10; levels++) {
      int before = 0;
      for (int urgency = 0; urgency <= 7; urgency++) {
        HeaderSource headers = headers(null, "u=" + urgency);
        int level = Priority.level(RFC_9218, levels, headers, Priority.NO_PARENT);
        assertThat(level).isBetween(before, levels - 1);
        before = level;
      }
      assertThat(before).isEqualTo(levels - 1);
      assertThat(Priority.level(RFC_9218, levels, headers(null, "u=3"), Priority.NO_PARENT))
          .isEqualTo(Priority.middle(levels));
    }
  }

  private static HeaderSource headers(@Nullable String request, @Nullable String rfc9218) {
    Map<String, String> headers = new HashMap<>();
    if (request != null) {
      headers.put(Priority.HEADER, request);
    }
    if (rfc9218 != null) {
      headers.put("Priority", rfc9218);
    }
    return headers::get;
  }
}
