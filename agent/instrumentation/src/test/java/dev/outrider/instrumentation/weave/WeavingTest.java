package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a library's classes, by when they are loaded. */
class WeavingTest {
  private static final Library CLIENT =
      Library.of(
          "client",
          Support.server("A client", "1", "2"),
          LibraryVersion.ofTheJdk(),
          Cut.in(Client.class.getName()).before("flag", "()Z").calls("a.Calls", "flag"),
          Cut.in(Answers.class.getName()).before("absent", "()V").calls("a.Calls", "absent"));

  private final List<String> log = new ArrayList<>();
  private final Weaving weaving = new Weaving(List.of(CLIENT), new Findings(log::add));

  private byte @Nullable [] transform() throws IOException {
    String name = Client.class.getName().replace('.', '/');
    return weaving.transform(null, name, null, null, StandIn.bytes(Client.class));
  }

  @Test
  void aLibraryOfWhichNothingWasLoadedBeforeUsIsWoven() throws IOException {
    weaving.leaveAlone(new Class<?>[] {String.class});

    assertThat(transform()).isNotNull();
    assertThat(log).isEmpty();
  }

  @Test
  void aLibraryOfWhichAClassWasLoadedBeforeUsIsLeftAloneInAllOfThem() throws IOException {
    weaving.leaveAlone(new Class<?>[] {String.class, Answers.class});

    assertThat(transform()).isNull();
    assertThat(log)
        .containsExactly(
            "client "
                + System.getProperty("java.version")
                + ": left alone: "
                + Answers.class.getName()
                + " was loaded before the agent");
  }
}
