package dev.outrider.examples.driver;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** The least that an agent with a transformer can be: what start-up is judged against. */
public final class NullTransformer implements ClassFileTransformer {
  private NullTransformer() {}

  /** Called by the JVM; registers a transformer that transforms nothing. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new NullTransformer());
  }
}
