package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JVM says, opens and loads because of us: nothing that its user has to know of. */
final class QuietIT {
  private final Path folder;

  QuietIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void makesTheJvmWarnOfNothing(Jdk jdk) {
    List<String> bare = said(Jvm.java(jdk.home()));
    List<String> with = said(Jvm.java(jdk.home()).agent(""));

    assertThat(bare).contains("answer pong");
    assertThat(with).isEqualTo(bare);
  }

  private static List<String> said(Jvm.Plan plan) {
    Jvm jvm =
        plan.flags("-Xlog:disable", "-Xlog:all=warning:stdout:none").main(OneCall.class).start();
    assertThat(jvm.end()).isZero();
    return jvm.lines();
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void opensNoPackageToTheApplication(Jdk jdk) {
    Jvm bare = Jvm.java(jdk.home()).main(OpenPackages.class).start();
    Jvm with = Jvm.java(jdk.home()).agent("").main(OpenPackages.class).start();

    assertThat(with.end()).isZero();
    assertThat(bare.end()).isZero();
    assertThat(with.lines())
        .contains(
            "answer pong",
            "java.lang is open: false",
            "jdk.internal.net.http is open: false",
            "sun.net.www.protocol.http is open: false")
        .containsExactlyInAnyOrderElementsOf(bare.lines());
  }

  /**
   * Our thread has opened the hidden part, for nobody. Who loads a class that is cut would wait for
   * that, so it must not wait for one in turn: it loads none, nor what such ones are made for.
   */
  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void loadsNoUrlHandlerNoLoggingNoManagementAndNoSocket(Jdk jdk) throws IOException {
    Set<String> ours =
        new LinkedHashSet<>(loaded(Jvm.java(jdk.home()).agent(""), HelloLater.class));
    ours.removeAll(loaded(Jvm.java(jdk.home()), HelloLater.class));

    assertThat(ours)
        .contains("dev.outrider.instrumentation.weave.Weaving")
        .doesNotContain("dev.outrider.engine.Engine");
    assertThat(ours.stream().filter(QuietIT::isUnwanted)).isEmpty();
  }

  /** With a client in the JVM the engine is made ready, for an exchange that never comes. */
  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void loadsNoneOfThemEitherWhenAnExchangeMayCome(Jdk jdk) throws IOException {
    Set<String> ours =
        new LinkedHashSet<>(loaded(Jvm.java(jdk.home()).agent(""), HelloClient.class));
    ours.removeAll(loaded(Jvm.java(jdk.home()), HelloClient.class));

    assertThat(ours).contains("dev.outrider.engine.Engine", "dev.outrider.engine.OutboundExchange");
    assertThat(ours.stream().filter(QuietIT::isUnwantedEver)).isEmpty();
    assertThat(ours)
        .doesNotContain(
            "java.net.Socket",
            "sun.nio.ch.NioSocketImpl",
            "java.lang.System$LoggerFinder",
            "javax.crypto.Mac",
            "dev.outrider.lib.caffeine.cache.Caffeine");
  }

  private static boolean isUnwanted(String name) {
    return isUnwantedEver(name)
        || name.startsWith("javax.")
        || name.contains("Socket")
        || name.contains("Executor")
        || name.contains("ForkJoin")
        || name.contains("CompletableFuture")
        || name.startsWith("jdk.internal.net.http.");
  }

  private static boolean isUnwantedEver(String name) {
    return name.startsWith("java.util.logging.")
        || name.startsWith("java.lang.management.")
        || name.startsWith("javax.management.")
        || name.startsWith("sun.net.www.protocol.");
  }

  private List<String> loaded(Jvm.Plan plan, Class<?> main) throws IOException {
    Path log = Files.createTempFile(folder, "loaded", ".txt");
    Jvm hello = plan.flags("-Xlog:class+load:file=" + log + ":none").main(main).start();
    assertThat(hello.end()).isZero();
    assertThat(hello.lines()).containsExactly("hello ");
    return Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void saysOneLineOnAJvmThatIsTooOld() {
    Optional<Jdk> old =
        IntStream.range(8, 17)
            .mapToObj(feature -> JdkHomes.find().feature(feature))
            .flatMap(Optional::stream)
            .findFirst();
    Requirement.wish("a JDK older than 17", old.isPresent());

    Jvm version = Jvm.java(old.orElseThrow().home()).agent("").flags("-version").startTool("java");

    assertThat(version.end()).isZero();
    assertThat(version.ours()).hasSize(1).first().asString().contains("too old").contains("17");
  }
}
