package dev.outrider.testkit.client;

import dev.outrider.testkit.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * What every HTTP client has to do with an agent as it does without: the one list. A client runs
 * those of it that it has the capabilities for.
 */
public final class ClientCalls {
  private ClientCalls() {}

  /** Returns the calls that the library can make, as calls of that library. */
  static List<Call> of(ClientLibrary library) {
    List<Call> calls = new ArrayList<>();
    for (CommonCall call : all()) {
      if (library.capabilities().containsAll(call.needs())) {
        calls.add(call.by(library));
      }
    }
    return calls;
  }

  private static List<CommonCall> all() {
    List<CommonCall> all = new ArrayList<>();
    all.addAll(MethodCalls.calls());
    all.addAll(BodyCalls.calls());
    all.addAll(HeaderCalls.calls());
    all.addAll(StatusCalls.calls());
    all.addAll(RedirectCalls.calls());
    all.addAll(StreamCalls.calls());
    all.addAll(FaultCalls.calls());
    all.addAll(StaleCalls.calls());
    all.addAll(TimeoutCalls.calls());
    all.addAll(TlsCalls.calls());
    all.addAll(AbortCalls.calls());
    return all;
  }
}
