package dev.outrider.dist;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Deploys and takes away one war again and again, then whole Tomcats with it, and prints which of
 * their loaders the collector has not taken.
 */
final class Redeploys {
  private static final int TIMES = 4;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

  /** What a leak would be: held as long as this class is. */
  private static final List<ClassLoader> LEAK = new ArrayList<>();

  private final String war;

  private Redeploys(String war) {
    this.war = war;
  }

  /** With a second argument the loader of the first war is held on purpose. */
  public static void main(String[] arguments) throws Exception {
    Redeploys redeploys = new Redeploys(arguments[0]);
    if (arguments.length > 1) {
      redeploys.leak();
      new CountDownLatch(1).await();
    }
    List<WeakReference<ClassLoader>> wars = new ArrayList<>();
    List<WeakReference<ClassLoader>> tomcats = new ArrayList<>();
    redeploys.inOneTomcat(wars);
    for (int i = 0; i < TIMES; i++) {
      redeploys.wholeTomcat(tomcats);
    }
    Thread.currentThread().setContextClassLoader(null);
    System.out.println("wars left: " + left(wars));
    System.out.println("tomcats left: " + left(tomcats));
    new CountDownLatch(1).await();
  }

  private void leak() throws Exception {
    try (AutoCloseable tomcat = (AutoCloseable) WarHost.tomcat(war)) {
      LEAK.add(redeploy(tomcat));
    }
    System.out.println("leaks: " + LEAK.size());
  }

  private void inOneTomcat(List<WeakReference<ClassLoader>> wars) throws Exception {
    try (AutoCloseable tomcat = (AutoCloseable) WarHost.tomcat(war)) {
      for (int i = 0; i < TIMES; i++) {
        wars.add(new WeakReference<>(redeploy(tomcat)));
      }
    }
  }

  private void wholeTomcat(List<WeakReference<ClassLoader>> tomcats) throws Exception {
    try (AutoCloseable tomcat = (AutoCloseable) WarHost.tomcat(war)) {
      redeploy(tomcat);
      tomcats.add(new WeakReference<>(tomcat.getClass().getClassLoader()));
    }
  }

  private ClassLoader redeploy(Object tomcat) throws ReflectiveOperationException {
    return (ClassLoader)
        tomcat.getClass().getMethod("deployAskUndeploy", String.class).invoke(tomcat, war);
  }

  /** Returns which of them the collector has not taken, the first one being 0. */
  private static List<Integer> left(List<WeakReference<ClassLoader>> loaders)
      throws InterruptedException {
    long began = System.nanoTime();
    List<Integer> left = List.of(-1);
    while (!left.isEmpty() && System.nanoTime() - began < PATIENCE_NANOS) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100); // what ends by itself, such as a client, takes its time
      left =
          IntStream.range(0, loaders.size())
              .filter(i -> loaders.get(i).get() != null)
              .boxed()
              .toList();
    }
    return left;
  }
}
