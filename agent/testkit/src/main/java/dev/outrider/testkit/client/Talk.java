package dev.outrider.testkit.client;

import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** One run of a call by one library: the words in which calls are written. */
final class Talk {
  private final ClientLibrary library;
  private final Target target;
  private final Observed seen;

  Talk(ClientLibrary library, Target target, Observed seen) {
    this.library = library;
    this.target = target;
    this.seen = seen;
  }

  Target target() {
    return target;
  }

  Observed seen() {
    return seen;
  }

  URI http(String path) {
    return target.http(path);
  }

  /** Returns the client with these options, the same one for all runs of a call. */
  HttpCaller client(ClientOptions options) throws Exception {
    return target.kept(OpenClients.class, () -> new OpenClients(library)).client(options);
  }

  HttpCaller client() throws Exception {
    return client(ClientOptions.DEFAULTS);
  }

  /** Returns a client that no other run has used. */
  HttpCaller fresh() throws Exception {
    return library.open(ClientOptions.DEFAULTS);
  }

  HttpAnswer send(HttpAsk ask) throws Exception {
    return client().send(ask);
  }

  /** Sends, reads the whole body and notes everything. */
  void exchange(HttpAsk ask) throws Exception {
    exchange(client(), ask);
  }

  /** As {@link #exchange(HttpAsk)}, by that client. */
  void exchange(HttpCaller client, HttpAsk ask) throws Exception {
    HttpAnswer answer = client.send(ask);
    head(answer);
    body(answer);
  }

  /** A call that is answered, so that the one under test is not the first of its origin. */
  void warm(HttpCaller client) throws Exception {
    try (InputStream body = client.send(HttpAsk.get(http("/len/1"))).body()) {
      body.readAllBytes();
    }
  }

  /** Notes all but the body. */
  void head(HttpAnswer answer) {
    seen.note("status", answer.status());
    answer.headers().forEach((name, values) -> seen.note("header " + name, values));
  }

  /** Reads the body to its end, closes it and notes it. */
  void body(HttpAnswer answer) throws IOException {
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readAllBytes();
      if (bytes.length > 200) {
        seen.bytes("body", bytes);
      } else {
        seen.note("body", new String(bytes, StandardCharsets.UTF_8));
      }
    }
  }

  /** Notes what the code returns or throws. */
  void outcome(String field, Callable<?> code) {
    try {
      seen.note(field, code.call());
    } catch (Exception thrown) {
      seen.thrown(field, thrown);
    }
  }

  static String text(int length) {
    return "x".repeat(length);
  }
}
