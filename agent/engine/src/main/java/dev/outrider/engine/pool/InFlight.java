package dev.outrider.engine.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bodies under way, so that one whose reader went away without a word is ended all the same. No
 * {@code ReferenceQueue}: a request's thread has no part in it, the housekeeping thread looks.
 */
final class InFlight {
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();

  void add(Lease lease, BodyStream stream) {
    lease.watched(stream, leases::remove);
    leases.add(lease);
    if (lease.isOver()) {
      leases.remove(lease); // aborted meanwhile, by a thread that did not find it here
    }
  }

  void sweep() {
    for (Lease lease : leases) {
      lease.reap();
    }
  }
}
