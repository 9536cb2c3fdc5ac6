package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.inbound.ServerCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request before its first filter: classified, admitted, and handed on to be answered. */
final class FilterCall extends ServerCall {
  private final Filter.Chain chain;
  private final HttpExchange exchange;
  private final OpenAnswer answer;

  FilterCall(Engine engine, Filter.Chain chain, HttpExchange exchange, OpenAnswer answer) {
    super(engine);
    this.chain = chain;
    this.exchange = exchange;
    this.answer = answer;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin("jdk-httpserver.filter");
    InboundExchange inbound =
        begun(
            engine()
                .inbound(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders()::getFirst));
    Rejected rejected = admit(inbound, this::cameFromUs, () -> ServerThreads.most(exchange));
    Faults.between("jdk-httpserver.filter");
    if (engine().saysHeaders()) {
      inbound.headers().forEach(exchange.getResponseHeaders()::add);
    }
    try {
      if (rejected != null) {
        reject(inbound, rejected);
      } else {
        answer.endsWith(inbound); // which may be long after this; but a failed handler ends it here
        serve(inbound, JdkServerCuts.FILTER, chain, this::serve);
      }
    } finally {
      Faults.end("jdk-httpserver.filter");
    }
    return NOTHING;
  }

  private void reject(InboundExchange inbound, Rejected rejected) {
    commit();
    keep(NOTHING);
    inbound.rejected();
    JdkServerRejection.write(engine().problem(rejected), exchange);
  }

  private Object serve() throws IOException {
    chain.doFilter(exchange);
    return NOTHING;
  }

  private boolean cameFromUs() {
    return engine().cameFromUs(exchange.getRemoteAddress(), exchange.getLocalAddress());
  }
}
