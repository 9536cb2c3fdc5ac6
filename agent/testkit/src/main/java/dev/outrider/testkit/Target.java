package dev.outrider.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Where a call goes, and what it keeps from one of its runs to the next. The ports are those of
 * {@code ScriptedServer} and {@code Http2Server}, by name. Thread-safe.
 */
public final class Target {
  private final Map<String, Integer> ports;
  private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

  Target(Map<String, Integer> ports) {
    this.ports = Map.copyOf(ports);
  }

  /** Returns the address of a path at the plain port. */
  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + port("plain") + path);
  }

  /** Returns the address of a path at the TLS port. */
  public URI https(String path) {
    return URI.create("https://localhost:" + port("tls") + path);
  }

  /** Returns the address of a path at the named port, by IP address. */
  public URI at(String scheme, String name, String path) {
    String host = name.equals("v6") ? "[::1]" : "127.0.0.1";
    return URI.create(scheme + "://" + host + ":" + port(name) + path);
  }

  /** Returns whether this machine has that port; only {@code v6} may be missing. */
  public boolean has(String name) {
    return ports.containsKey(name);
  }

  /** Returns the number of the named port. */
  public int port(String name) {
    Integer port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port " + name + ", there are " + ports.keySet());
    }
    return port;
  }

  /** Returns the one object of that type, made by the first run and kept for the later ones. */
  public <T> T kept(Class<T> type, Supplier<T> first) {
    return type.cast(kept.computeIfAbsent(type, absent -> first.get()));
  }

  /**
   * Closes what was kept and is closeable. Clients of the JDK are not: their close would wait for
   * calls that never end, and they go when they are collected.
   */
  void close() throws IOException {
    for (Object one : kept.values()) {
      if (one instanceof Closeable closeable) {
        closeable.close();
      }
    }
  }
}
