package dev.outrider.dist;

import java.util.List;

/**
 * An application that two agents are attached to: how it is started, what it is asked in a round,
 * and what comes of that.
 */
enum TracedApp {
  /** Tomcat, and the JDK's own client. */
  TOMCAT(
      List.of(
          "/hello",
          "/status/404",
          "/async",
          "/throw",
          "/call?path=/sent",
          "/call-future?path=/future",
          "/call-stage?path=/stage",
          "/call-many?path=/many"),
      List.of(),
      3 + TomcatApp.MANY,
      List.of("CoyoteAdapter.service", "HttpClientImpl.send"),
      "dev.outrider.dist.TomcatApp") {
    @Override
    Jvm start(Jvm.Plan plan, String upstream) {
      return plan.main(TomcatApp.class, upstream).start();
    }

    @Override
    int port(Jvm app) {
      return Integer.parseInt(app.await("port="));
    }
  },

  /** Reactor Netty as server and as client, in a gateway that passes everything on. */
  WEBFLUX_GATEWAY(
      List.of("/hello?a=b", "/status/404"),
      List.of(
          "/actuator/health/slow/300?1",
          "/actuator/health/slow/300?2",
          "/actuator/health/slow/300?3",
          "/actuator/health/slow/300?4"),
      6,
      List.of("HttpServerHandle.onStateChange", "MonoHttpConnect.subscribe"),
      "dev.outrider.examples.webflux.") {
    @Override
    Jvm start(Jvm.Plan plan, String upstream) {
      return WebfluxGateway.start(plan, upstream);
    }

    @Override
    int port(Jvm app) {
      return WebfluxGateway.port(app);
    }
  };

  private final List<String> targets;
  private final List<String> together;
  private final int calls;
  private final List<String> cuts;
  private final String own;

  TracedApp(List<String> targets, List<String> together, int calls, List<String> cuts, String own) {
    this.targets = targets;
    this.together = together;
    this.calls = calls;
    this.cuts = cuts;
    this.own = own;
  }

  /** Starts it before a provider. */
  abstract Jvm start(Jvm.Plan plan, String upstream);

  /** Returns where it listens, once it does. */
  abstract int port(Jvm app);

  /** What is asked one after the other in a round. */
  List<String> targets() {
    return targets;
  }

  /**
   * What is asked at the same time then: of an exempt path, so that only calls may have to wait.
   */
  List<String> together() {
    return together;
  }

  /** How many requests its provider gets in a round. */
  int calls() {
    return calls;
  }

  /** Where we have to enter its libraries. */
  List<String> cuts() {
    return cuts;
  }

  /** Whether a class that was woven is the application's. */
  boolean owns(String woven) {
    return woven.startsWith(own);
  }
}
