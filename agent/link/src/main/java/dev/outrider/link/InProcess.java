package dev.outrider.link;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The link without sockets, between an agent and a sidecar in other class loaders: each has its own
 * copy of these classes, so what passes between them is of the JDK's types only.
 *
 * <p>A request is {@code {String method, String target, Map<String, String> headers, byte[] body}},
 * an answer {@code {Integer status, Map<String, String> headers, byte[] body}}.
 */
public final class InProcess {
  private InProcess() {}

  /** An end of the link that answers. */
  public interface End {
    /** Returns the answer; may block as long as a poll may. */
    LinkAnswer answer(LinkRequest request);
  }

  /** Returns {@code end} in the JDK's types. */
  public static Function<Object[], Object[]> offered(End end) {
    return parts -> {
      LinkAnswer answer =
          end.answer(
              new LinkRequest(
                  (String) parts[0], (String) parts[1], headers(parts[2]), (byte[]) parts[3]));
      return new Object[] {answer.status(), answer.headers(), answer.body()};
    };
  }

  /** Returns the end behind {@code function}, which {@link #offered} made, perhaps elsewhere. */
  public static End taken(Function<Object[], Object[]> function) {
    return request -> {
      Object[] parts =
          function.apply(
              new Object[] {request.method(), request.target(), request.headers(), request.body()});
      return new LinkAnswer((Integer) parts[0], headers(parts[1]), (byte[]) parts[2]);
    };
  }

  private static Map<String, String> headers(Object map) {
    Map<String, String> headers = new HashMap<>();
    ((Map<?, ?>) map).forEach((name, value) -> headers.put((String) name, (String) value));
    return headers;
  }
}
