package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import org.junit.jupiter.api.Test;

class MemberTest {
  private static final Lookup OURS = MethodHandles.lookup();
  private static final String OWNER = Kept.class.getName();

  /** Keeps what it has to itself. */
  static class Kept {
    private final String name = "a field";

    String path() {
      return "of " + name;
    }

    String broken() {
      throw new IllegalStateException("the library's own");
    }
  }

  private static final class Heir extends Kept {}

  @Test
  void readsAFieldOfTheClassAndOfItsHeirs() {
    Member name = Member.field(OURS, OWNER, "name", String.class);

    assertThat(name.of(new Kept())).isEqualTo("a field");
    assertThat(name.of(new Heir())).isEqualTo("a field");
  }

  @Test
  void callsAMethod() {
    assertThat(Member.method(OURS, OWNER, "path", String.class).of(new Kept()))
        .isEqualTo("of a field");
  }

  @Test
  void throwsWhatTheMethodThrows() {
    Member broken = Member.method(OURS, OWNER, "broken", String.class);

    assertThatThrownBy(() -> broken.of(new Kept()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the library's own");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> Member.field(OURS, OWNER, "gone", String.class))
        .isInstanceOf(LinkageError.class)
        .hasMessage(OWNER + ".gone");
    assertThatThrownBy(() -> Member.method(OURS, "no.Such", "path", String.class))
        .isInstanceOf(LinkageError.class)
        .hasMessage("no.Such.path");
  }

  @Test
  void refusesAnObjectOfAnotherClass() {
    Member name = Member.field(OURS, OWNER, "name", String.class);

    assertThatThrownBy(() -> name.of("another")).isInstanceOf(ClassCastException.class);
  }
}
