package dev.outrider.instrumentation.attach;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Host;
import dev.outrider.instrumentation.weave.Findings;
import dev.outrider.instrumentation.weave.Weaving;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;

/**
 * Where the hidden part is entered, with types of the JDK only: {@code boot} shares no class with
 * us.
 */
public final class Attach implements Function<Object[], Object[]> {
  /** For {@code boot}, by reflection. */
  public Attach() {}

  /**
   * Prepares the JVM for woven classes. The engine is not started by this: the first call that is
   * linked does that, or the housekeeping thread.
   *
   * @param told the {@code Instrumentation}; the agent's arguments, a {@code String}, and its jar,
   *     a {@code File}; its version, a {@code String}; when house is to be kept without any
   *     exchange, a {@code Long} of nanoseconds
   * @return a {@code ClassFileTransformer}; a {@code Runnable} that keeps house until the JVM ends;
   *     a {@code Runnable} that throws {@code IllegalArgumentException} when the settings are wrong
   *     and {@code strict}
   */
  @Override
  public Object[] apply(Object[] told) {
    Instrumentation instrumentation = (Instrumentation) told[0];
    long quietUntilNanos = (Long) told[4];
    Findings findings = new Findings(fact -> Attached.log().warn(fact));
    KeepHouse keepHouse = new KeepHouse(findings, quietUntilNanos);
    Attached.to(
        new Host(
            (String) told[1],
            (String) told[3],
            (File) told[2],
            keepHouse::firstExchange,
            findings::woven,
            findings::unsupported));
    return new Object[] {weaving(instrumentation, findings), keepHouse, new RefuseWrongSettings()};
  }

  private static Weaving weaving(Instrumentation instrumentation, Findings findings) {
    JdkOpening.open(instrumentation);
    try {
      return Weaving.prepare(instrumentation, Libraries.ALL, findings, Attached::failOpen);
    } catch (Throwable failed) { // the JVM's own way to say that a handle could not be called
      throw new IllegalStateException("the JVM could not be prepared for woven classes", failed);
    }
  }

  private static final class RefuseWrongSettings implements Runnable {
    @Override
    public void run() {
      Attached.refuseWrongSettings();
    }
  }
}
