package dev.outrider.boot;

import java.io.File;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Array;
import java.lang.reflect.Method;

/**
 * Makes objects of classes that the JVM offers to no transformer: hidden ones, in its own sense.
 * Other agents weave every class loader and every {@code Runnable} that is loaded, wherever it is
 * from; ours on the class path are the few that have to be one.
 */
final class Unoffered {
  private Unoffered() {}

  /**
   * Defines another copy of a class of this package, as hidden, and calls its only constructor.
   *
   * @param jar the agent's own, where the class file is
   */
  static Object make(File jar, String simpleName, Object... arguments) throws Exception {
    byte[] bytes = AgentJar.bytes(jar, "dev/outrider/boot/" + simpleName + ".class");
    return define(bytes).getDeclaredConstructors()[0].newInstance(arguments);
  }

  /** By reflection, for the API is younger than the class files of this package. */
  private static Class<?> define(byte[] bytes) throws Exception {
    Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
    Object none = Array.newInstance(option, 0);
    Method defineHidden =
        Lookup.class.getMethod("defineHiddenClass", byte[].class, boolean.class, none.getClass());
    return ((Lookup) defineHidden.invoke(MethodHandles.lookup(), bytes, true, none)).lookupClass();
  }
}
