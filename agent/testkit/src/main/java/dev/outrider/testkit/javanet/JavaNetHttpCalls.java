package dev.outrider.testkit.javanet;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.CallList;
import java.util.List;
import java.util.stream.Stream;

/** Every way to use {@code java.net.http.HttpClient} that an agent has to leave as it is. */
public final class JavaNetHttpCalls implements CallList {
  @Override
  public List<Call> calls() {
    return Stream.of(
            MethodCalls.calls(),
            FutureCalls.calls(),
            CancelCalls.calls(),
            PublisherCalls.calls(),
            HandlerCalls.calls(),
            SubscriberCalls.calls(),
            StatusCalls.calls(),
            RedirectCalls.calls(),
            HeaderCalls.calls(),
            StreamCalls.calls(),
            TimeoutCalls.calls(),
            FaultCalls.calls(),
            TlsCalls.calls(),
            ProxyCalls.calls(),
            Http2Calls.calls(),
            ArgumentCalls.calls())
        .flatMap(List::stream)
        .toList();
  }
}
