package dev.outrider.instrumentation.attach;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Host;
import dev.outrider.instrumentation.weave.Findings;
import dev.outrider.instrumentation.weave.Weaving;
import java.io.File;
import java.lang.instrument.Instrumentation;

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
   * @param quietUntilNanos when house is to be kept without any exchange
   * @return a {@code ClassFileTransformer}; a {@code Runnable} that keeps house until the JVM ends;
   *     a {@code Runnable} that throws {@code IllegalArgumentException} when the settings are wrong
   *     and {@code strict}
   */
  public static Object[] open(
      Instrumentation instrumentation,
      String arguments,
      File jar,
      String version,
      long quietUntilNanos)
      throws Throwable {
    Findings findings = new Findings(fact -> Attached.log().warn(fact));
    KeepHouse keepHouse = new KeepHouse(findings, quietUntilNanos);
    Attached.to(
        new Host(
            arguments,
            version,
            jar,
            keepHouse::firstExchange,
            findings::woven,
            findings::unsupported));
    JdkOpening.open(instrumentation);
    Weaving weaving = Weaving.prepare(instrumentation, Libraries.ALL, findings, Attached::failOpen);
    return new Object[] {weaving, keepHouse, new RefuseWrongSettings()};
  }

  private static final class RefuseWrongSettings implements Runnable {
    @Override
    public void run() {
      Attached.refuseWrongSettings();
    }
  }
}
