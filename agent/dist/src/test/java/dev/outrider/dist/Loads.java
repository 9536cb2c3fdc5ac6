package dev.outrider.dist;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Loads classes by their names from the jars of a folder, and then waits. */
final class Loads {
  private Loads() {}

  public static void main(String[] arguments) throws Exception {
    List<URL> jars = new ArrayList<>();
    for (File jar : new File(arguments[0]).listFiles()) {
      jars.add(jar.toURI().toURL());
    }
    ClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]));
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      Class.forName(name, false, loader);
      Class.forName(name, false, new URLClassLoader(jars.toArray(new URL[0])));
    }
    System.out.println("loaded");
    new CountDownLatch(1).await();
  }
}
