package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Problem;
import dev.outrider.engine.admission.Rejected;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/**
 * Answers a rejected request in Tomcat's own terms: status, {@code Retry-After}, problem document.
 */
final class TomcatRejection {
  private TomcatRejection() {}

  @SuppressWarnings("deprecation") // getMethod() came late to each line of versions
  static void write(Engine engine, Rejected rejected, Request request, Response response) {
    Problem problem = engine.problem(rejected);
    byte[] body = problem.body();
    response.setStatus(problem.status());
    response.addHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    try {
      if (!"HEAD".equals(TomcatRequests.text(request.method()))) {
        response.doWrite(ByteBuffer.wrap(body));
      }
      response.action(ActionCode.CLOSE, null);
    } catch (IOException gone) {
      response.setErrorException(gone); // whoever asked does not wait for the answer
    }
  }
}
