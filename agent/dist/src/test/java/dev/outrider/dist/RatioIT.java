package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The budgets of attaching, measured in few pairs and printed; fails only far below a gate, for
 * machines are noisy. The verdict proper is that of {@code examples/benchmark.sh attach}.
 */
@Tag("slow")
final class RatioIT {
  @Test
  void staysWithinReachOfEveryBudget() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("outrider.root"));
    String script = root.resolve("examples/benchmark.sh").toString();
    Process benchmark =
        new ProcessBuilder(
                script,
                "attach",
                "--pairs",
                "3",
                "--seconds",
                "3",
                "--ratio-floor",
                "0.7",
                "--warm-up",
                "90",
                "--no-build")
            .redirectErrorStream(true)
            .start();

    try (BufferedReader lines = benchmark.inputReader()) { // inherited, they would not be seen
      lines.lines().forEach(System.out::println);
    }
    assertThat(benchmark.waitFor()).isZero();
  }
}
