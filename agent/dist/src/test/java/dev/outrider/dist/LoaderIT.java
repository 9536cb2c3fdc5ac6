package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications come and go in one JVM: what we have for each loader goes with it. */
final class LoaderIT {
  private static final String WAR_LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";

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

      assertThat(onTheHeap(app, WAR_LOADER)).isZero();
      assertThat(onTheHeap(app, ShopServlet.class.getName())).isZero();
      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
      assertThat(upstream.arrivals()).hasSize(16).anyMatch(arrival -> !arrival.isNative());
      assertThat(instrumentationLoaders(app)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aLoaderThatIsHeldIsFoundOnTheHeap(@TempDir Path folder) throws Exception {
    Path war = War.writeTo(folder);
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm app =
            Jvm.java()
                .flags("-Dshop.provider=" + upstream.uri())
                .main(Redeploys.class, war.toString(), "leak")
                .start()) {
      assertThat(app.await("leaks: ")).isEqualTo("1");

      assertThat(onTheHeap(app, WAR_LOADER)).isEqualTo(1);
    }
  }

  /** Returns how many objects of a class, by whichever loader, are left after a collection. */
  private static long onTheHeap(Jvm app, String type) {
    Jvm jcmd = Jvm.java().startTool("jcmd", Long.toString(app.pid()), "GC.class_histogram");
    assertThat(jcmd.end()).isZero();
    assertThat(jcmd.lines()).anyMatch(line -> line.contains("java.lang.String"));
    return jcmd.lines().stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 3 && words[3].equals(type))
        .mapToLong(words -> Long.parseLong(words[1]))
        .sum();
  }

  private static long instrumentationLoaders(Jvm app) {
    Jvm jcmd = Jvm.java().startTool("jcmd", Long.toString(app.pid()), "VM.classloaders");
    assertThat(jcmd.end()).isZero();
    assertThat(jcmd.lines()).anyMatch(line -> line.contains("HiddenLoader"));
    return jcmd.lines().stream().filter(line -> line.contains("InstrumentationLoader")).count();
  }
}
