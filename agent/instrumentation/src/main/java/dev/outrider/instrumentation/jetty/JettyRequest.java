package dev.outrider.instrumentation.jetty;

import dev.outrider.engine.Engine;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.Problem;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Passage;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;

/** One call of {@code Server.handle}, and what we ask Jetty about it and tell it. */
record JettyRequest(Server server, Request request, Response response, Callback callback) {

  InboundExchange classified(Engine engine) {
    String path = request.getHttpURI().getPath();
    return engine.inbound(
        request.getMethod(),
        path == null ? "" : path,
        request.getHttpURI().getQuery(),
        request.getHeaders()::get);
  }

  /**
   * Whether the request came over one of our own connections, or from a native call to ourselves.
   * The end point is asked, not the request: what a proxy said of its client is no proof.
   */
  boolean cameFromUs(Engine engine) {
    EndPoint ends = request.getConnectionMetaData().getConnection().getEndPoint();
    return engine.cameFromUs(ends.getRemoteSocketAddress(), ends.getLocalSocketAddress());
  }

  /** The threads that handlers run on. */
  Executor executor() {
    Executor platform = server.getThreadPool();
    Executor virtual = VirtualThreads.getVirtualThreadsExecutor(platform);
    return virtual == null ? platform : virtual;
  }

  /** Hands the request to the handlers, as the running exchange of this thread. */
  boolean handle(InboundExchange inbound) throws Exception {
    InboundExchange outer = inbound.enter();
    Passage.open(JettyCuts.HANDLE, server);
    try {
      return server.handle(request, response, callback);
    } finally {
      Passage.close();
      inbound.leave(outer);
    }
  }

  /** Says in the answer to come what we did with its request. */
  void say(InboundExchange inbound) {
    inbound.headers().forEach(response.getHeaders()::add);
  }

  /** Answers it as rejected, and completes it. */
  void reject(Engine engine, Rejected rejected) {
    Problem problem = engine.problem(rejected);
    response.setStatus(problem.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
    headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    headers.put(HttpHeader.CONTENT_LENGTH, Integer.toString(problem.body().length));
    if (!request.consumeAvailable() && isHttp11()) {
      headers.put(HttpHeader.CONNECTION, "close"); // the rest of its body stands before the next
    }
    boolean isHead = HttpMethod.HEAD.is(request.getMethod());
    ByteBuffer body = isHead ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(problem.body());
    response.write(true, body, callback);
  }

  private boolean isHttp11() {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
  }
}
