package dev.outrider.testkit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a worker JVM: runs calls of one list as the test orders them, one at a time,
 * and reports what each run observed. Ends when the test goes away.
 */
public final class Worker {
  private static final int CALLS_A_COLLECTION = 10;

  private final Map<String, Call> calls = new HashMap<>();
  private @Nullable Target target;
  private int begun;

  private Worker(CallList list) {
    for (Call call : list.calls()) {
      if (calls.put(call.name(), call) != null) {
        throw new IllegalArgumentException("two calls are named " + call.name());
      }
    }
  }

  /**
   * Runs until the test closes its end.
   *
   * @param arguments the test's port on the loopback address, and the class name of the list
   */
  public static void main(String[] arguments) throws Exception {
    Class<?> list = Class.forName(arguments[1]);
    Worker worker = new Worker((CallList) list.getDeclaredConstructor().newInstance());
    try (Socket test =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
      test.setTcpNoDelay(true);
      worker.serve(new DataInputStream(test.getInputStream()), test.getOutputStream());
    } catch (EOFException done) {
      // The test has seen enough.
    }
    System.exit(0);
  }

  private void serve(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      Order order = Order.of(Messages.read(in));
      List<String> words = new ArrayList<>();
      for (Finding finding : findings(order)) {
        words.addAll(finding.words());
      }
      Messages.write(out, words);
    }
  }

  private List<Finding> findings(Order order) throws IOException {
    Call call = calls.get(order.call());
    if (call == null) {
      throw new IllegalArgumentException("no call is named " + order.call());
    }
    Target kept = target;
    if (kept == null || order.number() == 1) {
      if (kept != null) {
        kept.close();
      }
      collectClients();
      kept = new Target(order.ports());
      target = kept;
    }
    return new Run(call, new Names(order.ports())).findings(kept);
  }

  /** Clients of earlier calls hold threads until they are collected. */
  private void collectClients() {
    begun++;
    if (begun % CALLS_A_COLLECTION == 0) {
      System.gc();
    }
  }
}
