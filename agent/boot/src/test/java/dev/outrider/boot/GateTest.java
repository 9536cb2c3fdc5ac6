package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  private static final Set<String> CUT = Collections.singleton("some/Client");
  private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** A part that cannot be opened: its jar holds the housekeeper, and nothing that is hidden. */
  private Attachment attachment() throws Exception {
    File jar = folder.resolve("agent.jar").toFile();
    new HiddenJar(jar.toPath()).atRoot(Housekeeping.class).close();
    Instrumentation none =
        (Instrumentation)
            Proxy.newProxyInstance(
                SYSTEM,
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError(method);
                });
    return new Attachment(jar, null, none);
  }

  @Test
  void letsByWhatIsNotInTheTable() throws Exception {
    Gate gate = new Gate(CUT, MainClass.of("never.Loaded", ""), attachment());

    assertThat(gate.transform(SYSTEM, "some/Other", null, null, new byte[0])).isNull();
    assertThat(gate.transform(null, "java/lang/Thing", null, null, new byte[0])).isNull();
    assertThat(gate.transform(SYSTEM, null, null, null, new byte[0])).isNull();
  }

  @Test
  void loadsAClassAsItIsAndSaysSoOnceWhenTheHiddenPartFails() throws Exception {
    Gate gate = new Gate(CUT, MainClass.of("never.Loaded", ""), attachment());
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, "UTF-8"));
    try {
      assertThat(gate.transform(SYSTEM, "some/Client", null, null, new byte[0])).isNull();
      assertThat(gate.transform(SYSTEM, "some/Client", null, null, new byte[0])).isNull();
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString("UTF-8").split("\\R"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("outrider: fault at some/Client"));
  }

  @Test
  void startsItsThreadWithTheMainClassAndOnlyOnce() throws Exception {
    Attachment attachment = attachment();
    Gate gate = new Gate(CUT, MainClass.of("com.example.Main", ""), attachment);
    assertThat(ours()).isZero();

    gate.transform(SYSTEM, "com/example/Before", null, null, new byte[0]);
    assertThat(ours()).isZero();

    synchronized (attachment) { // so that its thread waits before it opens what is not there
      gate.transform(SYSTEM, "com/example/Main", null, null, new byte[0]);
      gate.transform(SYSTEM, "com/example/Main", null, null, new byte[0]);
      assertThat(ours()).isOne();
    }
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> ours() == 0);
  }

  private static long ours() {
    return Thread.getAllStackTraces().keySet().stream().filter(GateTest::isOurs).count();
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().equals("outrider") && thread.isDaemon();
  }
}
