package dev.outrider.testkit.serving;

import java.io.IOException;

/** The main class of a worker JVM that serves: until the test closes its input, or goes away. */
public final class ServedMain {
  static final String PORT = "serving at port ";

  private ServedMain() {}

  /** Starts the server whose adapter is named by the only argument. */
  public static void main(String[] arguments) throws Exception {
    Class<?> adapter = Class.forName(arguments[0]);
    int port = ((Served) adapter.getDeclaredConstructor().newInstance()).start();
    System.out.println(PORT + port);
    awaitTheEndOfTheTest();
    Runtime.getRuntime().halt(0); // a server may wait for its clients for ever
  }

  private static void awaitTheEndOfTheTest() throws IOException {
    while (System.in.read() >= 0) {}
  }
}
