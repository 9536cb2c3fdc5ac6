package dev.outrider.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server by hand, on real sockets, whose answers are named in the path of the request
 * and which records each request exactly once as it stood on the wire.
 *
 * <p>It listens on several ports of the loopback address, by name: {@code plain}; {@code tls};
 * {@code stranger}, whose certificate names another host; {@code tlsClient}, which demands the
 * client's certificate; {@code proxy} and {@code proxyAuth}; {@code v6} on {@code ::1}, where this
 * machine has it; {@code refused}, which refuses connections; {@code full}, which lets them hang.
 * Thread-safe. Closing it ends every connection.
 */
public final class ScriptedServer implements AutoCloseable {
  private final Log log = new Log();
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<String, Port> ports = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<AutoCloseable> deaf = new ArrayList<>();

  private ScriptedServer() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    add("plain", Port.plain(loopback), Scripts.BY_PATH);
    add("tls", Port.tls(loopback, Keys.serving("server"), false), Scripts.BY_PATH);
    add("stranger", Port.tls(loopback, Keys.serving("stranger"), false), Scripts.BY_PATH);
    add("tlsClient", Port.tls(loopback, Keys.serving("server"), true), Scripts.BY_PATH);
    add("proxy", Port.plain(loopback), new Proxy(false));
    add("proxyAuth", Port.plain(loopback), new Proxy(true));
    addIpv6();
    refuse(loopback);
    fill(loopback);
  }

  /** Opens all ports. */
  public static ScriptedServer open() {
    try {
      return new ScriptedServer();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the scripted server cannot listen on the loopback address", e);
    }
  }

  /** Returns the number of each port by its name. */
  public Map<String, Integer> ports() {
    return Map.copyOf(numbers);
  }

  /**
   * Returns the requests seen since the last call, in order of arrival. Waits up to 600 ms for the
   * end of those that are still being answered.
   */
  public List<Seen> take() throws InterruptedException {
    return log.take(Log.patience());
  }

  @Override
  public void close() {
    ports.values().forEach(Port::close);
    for (AutoCloseable socket : deaf) {
      try {
        socket.close();
      } catch (Exception gone) {
        // It is being thrown away.
      }
    }
  }

  private void add(String name, ServerSocket listener, Script gate) {
    Port port = new Port(name, listener, gate, connections, log);
    ports.put(name, port);
    numbers.put(name, port.number());
  }

  private void addIpv6() {
    try {
      add("v6", Port.plain(InetAddress.getByName("::1")), Scripts.BY_PATH);
    } catch (IOException none) {
      // A machine without IPv6 has no such port; cases that want it ask Target.has.
    }
  }

  /** Holds a port without listening: the kernel refuses, and nobody else can take the number. */
  private void refuse(InetAddress loopback) throws IOException {
    Socket held = new Socket();
    deaf.add(held);
    held.bind(new InetSocketAddress(loopback, 0));
    numbers.put("refused", held.getLocalPort());
  }

  /** Fills the backlog of a port that nobody accepts from: further connects hang. */
  private void fill(InetAddress loopback) throws IOException {
    ServerSocket full = new ServerSocket(0, 1, loopback);
    deaf.add(full);
    numbers.put("full", full.getLocalPort());
    for (int i = 0; i < 4; i++) {
      SocketChannel waiting = SocketChannel.open();
      deaf.add(waiting);
      waiting.configureBlocking(false);
      waiting.connect(full.getLocalSocketAddress());
    }
  }
}
