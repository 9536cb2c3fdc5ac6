package dev.outrider.dist;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Loads Tomcat by a loader of its own and deploys the war that it is given. */
final class WarHost {
  private WarHost() {}

  public static void main(String[] arguments) throws Exception {
    Object tomcat = tomcat(arguments[0]);
    tomcat.getClass().getMethod("deploy", String.class).invoke(tomcat, arguments[0]);
    System.out.println("port=" + ((Supplier<?>) tomcat).get());
    new CountDownLatch(1).await();
  }

  /**
   * Starts a Tomcat for which everything of the class path is loaded anew, by the context loader
   * from now on.
   */
  static Object tomcat(String war) throws IOException, ReflectiveOperationException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(url(entry));
    }
    URL[] all = urls.toArray(new URL[0]);
    ClassLoader common = new URLClassLoader("common", all, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(common);
    return common
        .loadClass(TomcatInside.class.getName())
        .getConstructor(String.class)
        .newInstance(war);
  }

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }
}
