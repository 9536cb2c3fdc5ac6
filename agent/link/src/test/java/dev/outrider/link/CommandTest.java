package dev.outrider.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final Command COMMAND =
      new Command("c1", Command.CLEAR_CACHE, Map.of("cache", "models", "prefix", "/v1/\"é"));

  @Test
  void readsBackWhatItWrote() throws Exception {
    assertThat(Command.readAll(Command.writeAll(List.of(COMMAND)))).containsExactly(COMMAND);
  }

  @Test
  void itsResultsReadBackToo() throws Exception {
    CommandResult done = CommandResult.done(COMMAND, Map.of("models", 412L));
    WaitingRow row = new WaitingRow("openai", 2, 127, "chat", 12, 29_988);
    CommandResult listed = CommandResult.listed(COMMAND, List.of(row, row));
    CommandResult refused = CommandResult.refused(COMMAND, "no such cache");

    assertThat(CommandResult.read(done.write())).isEqualTo(done);
    assertThat(CommandResult.read(listed.write())).isEqualTo(listed);
    assertThat(CommandResult.read(refused.write())).isEqualTo(refused);
  }
}
