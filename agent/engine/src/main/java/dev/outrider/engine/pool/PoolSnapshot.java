package dev.outrider.engine.pool;

import java.util.List;

/**
 * What the pool has done and holds at one instant. Immutable.
 *
 * @param hosts in no particular order; beyond 256 they are counted together as {@code other}
 */
public record PoolSnapshot(List<Host> hosts) {

  /**
   * The numbers of one host; counts since the pool was made.
   *
   * @param host name, with the port unless the scheme implies it
   * @param requests begun
   * @param hits carried by a connection that was at rest
   * @param misses that a connection was opened for, also after a stale one
   * @param errors exchanges that failed, timeouts and aborts aside
   * @param timeouts exchanges that a timeout ended
   * @param opened connections
   * @param closed connections, by us or found closed
   * @param active connections leased or being opened now
   * @param free connections at rest now
   * @param pending exchanges that wait for a connection now
   */
  public record Host(
      String scheme,
      String host,
      long requests,
      long hits,
      long misses,
      long errors,
      long timeouts,
      long opened,
      long closed,
      long active,
      long free,
      long pending) {}

  public PoolSnapshot {
    hosts = List.copyOf(hosts);
  }
}
