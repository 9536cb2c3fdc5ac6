package dev.outrider.examples.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Closed-loop load: each connection sends its next request when its answer is complete.
 *
 * <p>One thread and a selector, so that the driver leaves the cores to those whom it measures. It
 * ends by sending no more and waiting for what is under way: nothing is cut off, and every request
 * that was answered is counted. One use, one thread.
 */
final class Load {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final List<byte[]> requests = new ArrayList<>();
  private final List<Call> calls;
  private final int port;
  private final Latencies latencies = new Latencies();
  private long errors;
  private int underWay;
  private long sent;
  private long most = Long.MAX_VALUE;
  private long endNanos;

  Load(int port, List<Call> calls) {
    this.port = port;
    this.calls = calls;
    calls.forEach(call -> requests.add(call.bytes(port)));
  }

  /** Drives for that long. */
  Measured during(long nanos, int connections) throws IOException {
    endNanos = System.nanoTime() + nanos;
    return run(connections);
  }

  /** Drives until that many requests were sent. */
  Measured requests(long count, int connections) throws IOException {
    endNanos = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    most = count;
    return run(connections);
  }

  private Measured run(int count) throws IOException {
    long begin = System.nanoTime();
    List<LoadConnection> connections = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < count; i++) {
        connections.add(new LoadConnection(port, selector));
      }
      connections.forEach(this::sendNext);
      while (underWay > 0 && System.nanoTime() - endNanos < DRAIN_NANOS) {
        selector.select(this::receive, 100);
      }
    } finally {
      for (LoadConnection connection : connections) {
        errors += connection.isWaiting() ? 1 : 0;
        connection.close();
      }
    }
    return new Measured(latencies, errors, System.nanoTime() - begin, 0);
  }

  private void receive(SelectionKey key) {
    LoadConnection connection = (LoadConnection) key.attachment();
    boolean waited = connection.isWaiting();
    try {
      int status = connection.receive(latencies);
      if (status == 0) {
        return;
      }
      errors += status >= 400 ? 1 : 0;
    } catch (IOException cutShort) {
      errors += waited ? 1 : 0;
      reconnect(connection);
    }
    underWay -= waited ? 1 : 0;
    sendNext(connection);
  }

  private void sendNext(LoadConnection connection) {
    if (sent >= most || System.nanoTime() - endNanos >= 0) {
      return;
    }
    int next = (int) (sent++ % calls.size());
    try {
      connection.send(requests.get(next), calls.get(next).method().equals("HEAD"));
      underWay++;
    } catch (IOException closedMeanwhile) {
      errors++;
      reconnect(connection);
    }
  }

  private static void reconnect(LoadConnection connection) {
    try {
      connection.reconnect();
    } catch (IOException gatewayGone) {
      throw new UncheckedIOException("the gateway refuses connections", gatewayGone);
    }
  }
}
