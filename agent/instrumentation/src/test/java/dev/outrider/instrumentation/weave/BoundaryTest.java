package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class BoundaryTest {
  /** What is final a JIT may take for a constant, and inline through it: decision 0008. */
  @Test
  void entersWhatItGuardsByNoConstant() throws Exception {
    int modifiers = Boundary.class.getDeclaredField("guarded").getModifiers();

    assertThat(Modifier.isFinal(modifiers)).isFalse();
  }
}
