package dev.outrider.boot;

import java.lang.invoke.MethodHandles;

/**
 * Calls what Java 8 has not: compiled against the JDK of the build, into a class file of Java 8. By
 * reflection this one call took 16 ms of a start-up on Java 25.
 */
final class HiddenClass {
  private HiddenClass() {}

  /** Defines a class of this package that the JVM offers to no transformer. */
  static Class<?> define(byte[] bytes) throws IllegalAccessException {
    return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
  }
}
