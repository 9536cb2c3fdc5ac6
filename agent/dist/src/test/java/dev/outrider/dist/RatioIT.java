package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The budgets of attaching, measured in few pairs and printed; fails only far below a gate, for
 * machines are noisy. The verdict proper is that of {@code examples/benchmark.sh attach}.
 */
@Tag("slow")
final class RatioIT {
  @Test
  void staysWithinReachOfTheBudgetOfMvc() throws IOException, InterruptedException {
    assertThat(benchmark("--only", "mvc", "--pairs", "2", "--warm-up", "40")).isZero();
  }

  @Test
  void staysWithinReachOfTheBudgetsOfStartUpAndMemory() throws IOException, InterruptedException {
    assertThat(benchmark("--only", "start-up,memory", "--pairs", "2", "--sets", "1")).isZero();
  }

  /** A connection and a handshake for every call cost so much that a short warm-up shows it. */
  @Test
  void staysWithinReachOfTheBudgetOfClientsThatAreMadeForOneCall()
      throws IOException, InterruptedException {
    assertThat(benchmark("--only", "client-per-call", "--pairs", "3", "--warm-up", "10")).isZero();
  }

  private static int benchmark(String... more) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("outrider.root"));
    List<String> command = new ArrayList<>();
    command.add(root.resolve("examples/benchmark.sh").toString());
    command.addAll(List.of("attach", "--no-build", "--no-peers"));
    command.addAll(List.of("--seconds", "3", "--ratio-floor", "0.7"));
    command.addAll(List.of(more));
    Process benchmark = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines = benchmark.inputReader()) { // inherited, they would not be seen
      lines.lines().forEach(System.out::println);
    }
    return benchmark.waitFor();
  }
}
