package dev.outrider.engine.pool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Our ends of the open connections, by which a gateway that calls itself is recognized. */
final class LocalEnds {

  /** One of them. */
  record End(InetAddress address, int port) {}

  private final Set<End> ends = ConcurrentHashMap.newKeySet();

  static End endOf(SocketChannel channel) throws IOException {
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    return new End(local.getAddress(), local.getPort());
  }

  void add(End end) {
    ends.add(end);
  }

  void remove(End end) {
    ends.remove(end);
  }

  boolean contains(InetAddress address, int port) {
    return ends.contains(new End(address, port));
  }
}
