package dev.outrider.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A test is never left out without a word. */
class RequirementTest {
  private final String before = System.getProperty("outrider.require", "none");

  @AfterEach
  void restore() {
    System.setProperty("outrider.require", before);
  }

  @Test
  void letsATestRunThatHasWhatItNeeds() {
    assertThatCode(() -> Requirement.check("air", true)).doesNotThrowAnyException();
  }

  @Test
  void skipsByName() {
    System.setProperty("outrider.require", "none");

    assertThatThrownBy(() -> Requirement.check("JDK 99", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("left out: for want of JDK 99");
  }

  @Test
  void failsWhereEverythingIsRequired() {
    System.setProperty("outrider.require", "all");

    assertThatThrownBy(() -> Requirement.check("JDK 99", false))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("JDK 99");
  }
}
