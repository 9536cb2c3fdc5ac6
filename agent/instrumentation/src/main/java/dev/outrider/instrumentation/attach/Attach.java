package dev.outrider.instrumentation.attach;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Host;
import dev.outrider.instrumentation.weave.Findings;
import dev.outrider.instrumentation.weave.Weaving;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.CountDownLatch;

/**
 * Where the hidden part is entered, by reflection, with types of the JDK only: {@code boot} shares
 * no class with us.
 */
public final class Attach {
  private Attach() {}

  /**
   * Prepares the JVM for woven classes. The engine is not started by this: the first call that is
   * linked does that, or the housekeeping thread.
   *
   * @param arguments of the agent, not null
   * @param jar the agent's own
   * @param firstExchange counted down when the first exchange is about to pass
   * @return a {@code ClassFileTransformer}; a {@code Runnable} that keeps house until the JVM ends;
   *     a {@code Runnable} that throws {@code IllegalArgumentException} when the settings are wrong
   *     and {@code strict}
   */
  public static Object[] open(
      Instrumentation instrumentation,
      String arguments,
      File jar,
      String version,
      CountDownLatch firstExchange)
      throws Throwable {
    Findings findings = new Findings(fact -> Attached.log().warn(fact));
    Attached.to(
        new Host(
            arguments,
            version,
            jar,
            firstExchange::countDown,
            findings::woven,
            findings::unsupported));
    JdkOpening.open(instrumentation);
    Weaving weaving = Weaving.prepare(instrumentation, Libraries.ALL, findings, Attached::failOpen);
    return new Object[] {weaving, new KeepHouse(), new RefuseWrongSettings()};
  }

  private static final class KeepHouse implements Runnable {
    @Override
    public void run() {
      Attached.engine().keepHouse();
    }
  }

  private static final class RefuseWrongSettings implements Runnable {
    @Override
    public void run() {
      Attached.refuseWrongSettings();
    }
  }
}
