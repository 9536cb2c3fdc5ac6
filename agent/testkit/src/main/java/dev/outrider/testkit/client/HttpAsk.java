package dev.outrider.testkit.client;

import dev.outrider.testkit.server.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request, as far as every client has it.
 *
 * @param fields the header fields in their order, each added as one of its own
 * @param body all of it, in ASCII; meaningless for {@link Framing#NONE}
 */
public record HttpAsk(String method, URI uri, List<Field> fields, String body, Framing framing) {
  /** How the request's body is framed. */
  public enum Framing {
    /** There is no body. */
    NONE,
    /** Its length is known before. */
    LENGTH,
    /** It comes in chunks: {@link Capability#CHUNKED_BODY}. */
    CHUNKED
  }

  public HttpAsk {
    fields = List.copyOf(fields);
  }

  /** Returns the body as it goes over the wire. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.US_ASCII);
  }

  static HttpAsk get(URI uri) {
    return of("GET", uri);
  }

  static HttpAsk of(String method, URI uri) {
    return new HttpAsk(method, uri, List.of(), "", Framing.NONE);
  }

  static HttpAsk post(URI uri, String body) {
    return of("POST", uri).with(body, Framing.LENGTH);
  }

  HttpAsk with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new HttpAsk(method, uri, more, body, framing);
  }

  HttpAsk with(String content, Framing framed) {
    return new HttpAsk(method, uri, fields, content, framed);
  }
}
