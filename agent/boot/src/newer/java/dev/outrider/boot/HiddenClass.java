package dev.outrider.boot;

import java.lang.invoke.MethodHandles;

/**
 * Calls what Java 8 has not: compiled against the JDK of the build, into a class file of Java 8. By
 * reflection the first call costs a JVM from Java 18 on 16 ms of its start-up.
 */
final class HiddenClass {
  private HiddenClass() {}

  /** Defines a class of this package that the JVM offers to no transformer. */
  static Class<?> define(byte[] bytes) throws IllegalAccessException {
    return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
  }
}
