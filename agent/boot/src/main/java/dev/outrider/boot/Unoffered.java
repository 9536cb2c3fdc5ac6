package dev.outrider.boot;

import java.io.File;

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
    return HiddenClass.define(bytes).getDeclaredConstructors()[0].newInstance(arguments);
  }
}
