package dev.outrider.instrumentation.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.instrumentation.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ActionHook;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.junit.jupiter.api.Test;

/** Tomcat's own response as a connector would send it. */
class TomcatRejectionTest {
  private final Request request = new Request();
  private final Response response = new Response();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<ActionCode> actions = new ArrayList<>();

  private void reject(Rejection reason) {
    ActionHook connector = (action, parameter) -> actions.add(action);
    try { // as a connector in Tomcat's own package does
      Method hook = Response.class.getDeclaredMethod("setHook", ActionHook.class);
      hook.setAccessible(true);
      hook.invoke(response, connector);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(missing.getMessage(), missing);
    }
    TomcatRejection.write(TestEngine.ENGINE, new Rejected(reason, 1, 10, 0, 0), request, response);
  }

  private final class Sending implements OutputBuffer {
    @Override
    public int doWrite(ByteBuffer bytes) {
      int length = bytes.remaining();
      while (bytes.hasRemaining()) {
        sent.write(bytes.get());
      }
      return length;
    }

    @Override
    public long getBytesWritten() {
      return sent.size();
    }
  }

  private static final class Gone implements OutputBuffer {
    @Override
    public int doWrite(ByteBuffer bytes) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public long getBytesWritten() {
      return 0;
    }
  }

  @Test
  void answersWithAProblemDocumentAndRetryAfter() {
    request.setMethod("POST");
    response.setOutputBuffer(new Sending());

    reject(Rejection.FULL);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getContentLengthLong()).isEqualTo(sent.size());
    assertThat(Integer.parseInt(response.getMimeHeaders().getHeader("Retry-After")))
        .isBetween(1, 3);
    assertThat(sent.toString(StandardCharsets.UTF_8)).contains("\"reason\":\"full\"");
    assertThat(actions).endsWith(ActionCode.CLOSE);
  }

  @Test
  void answersToHeadWithTheHeadAlone() {
    request.setMethod("HEAD");
    response.setOutputBuffer(new Sending());

    reject(Rejection.TIMEOUT);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentLengthLong()).isPositive();
    assertThat(sent.size()).isZero();
    assertThat(actions).endsWith(ActionCode.CLOSE);
  }

  @Test
  void saysTooManyRequestsWhereACredentialsOwnLimitIsUsedUp() {
    request.setMethod("GET");
    response.setOutputBuffer(new Sending());

    reject(Rejection.LIMIT);

    assertThat(response.getStatus()).isEqualTo(429);
  }

  @Test
  void doesNotMindThatTheClientIsGone() {
    request.setMethod("GET");
    response.setOutputBuffer(new Gone());

    reject(Rejection.FULL);

    assertThat(response.getErrorException()).hasMessage("gone");
  }
}
