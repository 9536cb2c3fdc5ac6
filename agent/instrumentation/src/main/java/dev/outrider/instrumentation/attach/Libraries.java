package dev.outrider.instrumentation.attach;

import dev.outrider.instrumentation.javanethttp.HttpClientCuts;
import dev.outrider.instrumentation.tomcat.TomcatCuts;
import dev.outrider.instrumentation.weave.Library;
import java.util.List;

/**
 * Every library that we know: those that are entered, and those of which we say that they are not
 * yet.
 */
public final class Libraries {
  /** In the order of the support table. */
  public static final List<Library> ALL =
      List.of(
          HttpClientCuts.LIBRARY,
          TomcatCuts.LIBRARY,
          unsupported(
              "reactor-netty",
              "Reactor Netty's HTTP server and client",
              "reactor.netty.http.server.HttpServer",
              "io.projectreactor.netty/reactor-netty-http"),
          unsupported(
              "jetty",
              "Eclipse Jetty",
              "org.eclipse.jetty.server.Server",
              "org.eclipse.jetty/jetty-server"),
          unsupported("undertow", "Undertow", "io.undertow.Undertow", "io.undertow/undertow-core"),
          unsupported(
              "httpclient5",
              "Apache HttpClient 5, classic",
              "org.apache.hc.client5.http.impl.classic.HttpClientBuilder",
              "org.apache.httpcomponents.client5/httpclient5"),
          unsupported(
              "httpclient4",
              "Apache HttpClient 4",
              "org.apache.http.impl.client.HttpClientBuilder",
              "org.apache.httpcomponents/httpclient"),
          unsupported("okhttp", "OkHttp", "okhttp3.OkHttpClient", "com.squareup.okhttp3/okhttp"),
          unsupported(
              "vertx",
              "Vert.x HTTP server",
              "io.vertx.core.http.impl.HttpServerImpl",
              "io.vertx/vertx-core"));

  private Libraries() {}

  private static Library unsupported(String name, String title, String marker, String artifact) {
    return Library.unsupported(
        name, title, marker, "META-INF/maven/" + artifact + "/pom.properties");
  }
}
