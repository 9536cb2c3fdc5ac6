package dev.outrider.engine;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.exchange.HeaderSource;
import dev.outrider.engine.settings.SettingsFile;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * One exchange of each direction through an engine that nobody else sees, before the first real
 * one: most of what that would take is loading and linking classes.
 */
final class Rehearsal {
  private static final HeaderSource NO_HEADERS = name -> null;
  private static final byte[] BODY = {'x'};

  private Rehearsal() {}

  static void of(SettingsFile settings, FailOpen failOpen) {
    Host nobody = new Host("", "", new File(""), () -> {}, List::of, List::of);
    Engine engine = new Engine(nobody, settings, Log.silent(), failOpen);
    InboundExchange request = engine.inbound("GET", "/", null, NO_HEADERS);
    InboundExchange outer = request.enter();
    try {
      admit(request, request.ask(() -> false));
      call(engine);
      request.end(200, null, System.nanoTime());
    } finally {
      request.leave(outer);
    }
  }

  private static void call(Engine engine) {
    OutboundExchange call =
        engine.outbound("rehearsal", "https", "provider.invalid", -1, "GET", "/", NO_HEADERS);
    admit(call, call.ask());
    call.rerouting();
    call.head(200, Map.of());
    call.received(BODY, 0, BODY.length);
    call.complete();
  }

  private static void admit(Exchange exchange, Admission admission) {
    if (admission instanceof Permit permit) {
      exchange.admitted(permit);
    }
  }
}
