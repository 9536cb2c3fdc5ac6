package dev.outrider.testkit.client;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.CallList;
import java.util.List;
import java.util.Set;

/**
 * The adapter of one client library, and by that the list of calls which that library runs: the
 * worker JVM makes it by its public constructor. Stateless.
 */
public interface ClientLibrary extends CallList {
  /** Returns a client of that library; what it keeps, connections among it, is its own. */
  HttpCaller open(ClientOptions options) throws Exception;

  /** Returns what this library can do of what not every library can. */
  Set<Capability> capabilities();

  @Override
  default List<Call> calls() {
    return ClientCalls.of(this);
  }
}
