package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the caller gets after a fault of ours: DESIGN.md, principle 3. */
class GovernedTest {
  private final IllegalStateException fault = new IllegalStateException("ours");

  private static final class Call extends Governed {
    private boolean abandoned;

    @Override
    protected @Nullable Object run() {
      return null;
    }

    @Override
    protected void abandon(Throwable fault) {
      abandoned = true;
    }

    @Override
    protected Throwable broken(Throwable fault) {
      return new IOException("broken", fault);
    }
  }

  private final Call call = new Call();

  @Test
  void nothingWasSentSoTheBodyRuns() throws Throwable {
    assertThat(call.failOpen(fault)).isNull();
    assertThat(call.abandoned).isTrue();
  }

  @Test
  void theAnswerIsThereSoItIsGiven() throws Throwable {
    call.commit();
    call.keep("answer");

    assertThat(call.failOpen(fault)).isEqualTo("answer");
  }

  @Test
  void theFailureIsThereSoItIsThrown() {
    IOException failure = new IOException("of the body");
    call.commit();
    Intended marked = call.keepFailure(failure);

    assertThat(marked.thrown()).isSameAs(failure);
    assertThatThrownBy(() -> call.failOpen(fault)).isSameAs(failure);
  }

  @Test
  void somethingWasSentAndNothingCameSoItIsBroken() {
    call.commit();

    assertThatThrownBy(() -> call.failOpen(fault)).isInstanceOf(IOException.class).hasCause(fault);
  }
}
