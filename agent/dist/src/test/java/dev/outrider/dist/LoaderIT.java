package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications come and go in one JVM: what we have for each loader goes with it. */
final class LoaderIT {
  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void letsTheCollectorHaveTheLoadersOfApplicationsThatAreGone(Jdk jdk, @TempDir Path folder)
      throws Exception {
    Path war = War.writeTo(folder);
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm app =
            Jvm.java(jdk.home())
                .flags("-Dshop.provider=" + upstream.uri())
                .agent("sidecar=none")
                .main(Redeploys.class, war.toString())
                .start()) {
      assertThat(app.await("wars left: ")).isEqualTo("[]");
      assertThat(app.await("tomcats left: ")).isEqualTo("[]");

      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
      assertThat(upstream.arrivals()).hasSize(16).anyMatch(arrival -> !arrival.isNative());
      assertThat(instrumentationLoaders(app)).isLessThanOrEqualTo(1);
    }
  }

  private static long instrumentationLoaders(Jvm app) {
    Jvm jcmd = Jvm.java().startTool("jcmd", Long.toString(app.pid()), "VM.classloaders");
    assertThat(jcmd.end()).isZero();
    assertThat(jcmd.lines()).anyMatch(line -> line.contains("HiddenLoader"));
    return jcmd.lines().stream().filter(line -> line.contains("InstrumentationLoader")).count();
  }
}
