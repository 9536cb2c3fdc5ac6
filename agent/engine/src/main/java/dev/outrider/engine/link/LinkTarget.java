package dev.outrider.engine.link;

import dev.outrider.link.InProcess;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Function;

/** Where the sidecar is: at an address, or in this process. Immutable. */
public sealed interface LinkTarget {
  /**
   * Returns the sidecar at an address such as {@code http://127.0.0.1:6464}.
   *
   * @throws IllegalArgumentException when it is no http or https address, or a plain one that
   *     leaves this machine; the message says which, for people
   */
  static LinkTarget at(String address) {
    URI uri = URI.create(address);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException(
          "sidecar is \"" + address + "\"; allowed: http://HOST:PORT or https://HOST:PORT");
    }
    if (scheme.equals("http") && !loopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "sidecar is \"" + address + "\", not on this machine; allowed there: https only");
    }
    return new Address(uri);
  }

  /** Returns the sidecar behind the function that its embedded start gave. */
  static LinkTarget inProcess(Function<Object[], Object[]> function) {
    return new Embedded(InProcess.taken(function));
  }

  /** Returns how it is called in log lines. */
  String name();

  /** Returns what carries messages there; one for each thread. */
  Transport transport();

  /** A process of its own. */
  record Address(URI uri) implements LinkTarget {
    @Override
    public String name() {
      return uri.toString();
    }

    @Override
    public Transport transport() {
      return new HttpTransport(uri);
    }
  }

  /** In this process. */
  record Embedded(InProcess.End end) implements LinkTarget {
    @Override
    public String name() {
      return "embedded";
    }

    @Override
    public Transport transport() {
      return (request, timeoutNanos) -> end.answer(request);
    }
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
