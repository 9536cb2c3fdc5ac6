package dev.outrider.instrumentation.attach;

import dev.outrider.instrumentation.concurrent.ConcurrentCuts;
import dev.outrider.instrumentation.httpurlconnection.HttpUrlConnectionCuts;
import dev.outrider.instrumentation.javanethttp.HttpClientCuts;
import dev.outrider.instrumentation.jdkhttpserver.JdkServerCuts;
import dev.outrider.instrumentation.jetty.JettyCuts;
import dev.outrider.instrumentation.reactornetty.ReactorNettyCuts;
import dev.outrider.instrumentation.reactornettyclient.ReactorNettyClientCuts;
import dev.outrider.instrumentation.tomcat.TomcatCuts;
import dev.outrider.instrumentation.undertow.UndertowCuts;
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
          HttpUrlConnectionCuts.LIBRARY,
          ReactorNettyClientCuts.LIBRARY,
          TomcatCuts.LIBRARY,
          JettyCuts.LIBRARY,
          UndertowCuts.LIBRARY,
          ReactorNettyCuts.LIBRARY,
          JdkServerCuts.LIBRARY,
          ConcurrentCuts.LIBRARY,
          Library.unsupported(
              "httpclient5",
              "Apache HttpClient 5, classic",
              "org.apache.hc.client5.http.impl.classic.HttpClientBuilder",
              "org.apache.httpcomponents.client5/httpclient5"),
          Library.unsupported(
              "httpclient4",
              "Apache HttpClient 4",
              "org.apache.http.impl.client.HttpClientBuilder",
              "org.apache.httpcomponents/httpclient"),
          Library.unsupported(
              "okhttp", "OkHttp", "okhttp3.OkHttpClient", "com.squareup.okhttp3/okhttp"),
          Library.unsupported(
              "httpclient5-async",
              "Apache HttpClient 5, asynchronous",
              "org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder",
              "org.apache.httpcomponents.client5/httpclient5"),
          Library.unsupported(
              "jetty-client",
              "Eclipse Jetty's HTTP client",
              "org.eclipse.jetty.client.HttpClient",
              "org.eclipse.jetty/jetty-client"),
          Library.unsupported(
              "async-http-client",
              "AsyncHttpClient",
              "org.asynchttpclient.DefaultAsyncHttpClient",
              "org.asynchttpclient/async-http-client"),
          Library.unsupported(
              "vertx",
              "Vert.x HTTP server, Quarkus",
              "io.vertx.core.http.impl.HttpServerImpl",
              "io.vertx/vertx-core"),
          Library.unsupported(
              "micronaut",
              "Micronaut's HTTP server",
              "io.micronaut.http.server.netty.NettyHttpServer",
              "io.micronaut/micronaut-http-server-netty"),
          Library.unsupported(
              "helidon",
              "Helidon WebServer",
              "io.helidon.webserver.LoomServer",
              "io.helidon.webserver/helidon-webserver"),
          Library.unsupported(
              "ktor",
              "Ktor's server on Netty",
              "io.ktor.server.netty.NettyApplicationEngine",
              "io.ktor/ktor-server-netty"),
          Library.unsupported(
              "armeria",
              "Armeria's server",
              "com.linecorp.armeria.server.Server",
              "com.linecorp.armeria/armeria"),
          Library.unsupported(
              "grizzly",
              "Grizzly's HTTP server",
              "org.glassfish.grizzly.http.server.HttpServer",
              "org.glassfish.grizzly/grizzly-http-server"),
          Library.unsupported(
              "pekko-http",
              "Apache Pekko HTTP",
              "org.apache.pekko.http.scaladsl.HttpExt",
              "org.apache.pekko/pekko-http-core"));

  private Libraries() {}
}
