package dev.outrider.testkit.serving;

import java.util.ArrayList;
import java.util.List;

/** What every server has to do with an agent as it does without: the one list. */
final class ServingCalls {
  private ServingCalls() {}

  static List<ServingCall> all() {
    List<ServingCall> all = new ArrayList<>();
    all.addAll(ConnectionCalls.calls());
    all.addAll(BodyCalls.calls());
    all.addAll(HeadCalls.calls());
    all.addAll(MalformedCalls.calls());
    all.addAll(HandlerCalls.calls());
    all.addAll(ClientFaultCalls.calls());
    return all;
  }
}
