package dev.outrider.testkit.urlconnection;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.CallList;
import dev.outrider.testkit.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What only a connection has: its orders of calls, its two ways to write, its getters. */
public final class HttpUrlConnectionCalls implements CallList {
  @Override
  public List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    calls.addAll(OrderCalls.calls());
    calls.addAll(OutputCalls.calls());
    calls.addAll(SetUpCalls.calls());
    return calls;
  }

  static HttpURLConnection open(URI uri) throws IOException {
    return (HttpURLConnection) uri.toURL().openConnection();
  }

  /** Notes all that an answer has, by its getters. */
  static void note(Observed seen, HttpURLConnection connection) throws IOException {
    seen.note("status", connection.getResponseCode());
    seen.note("message", connection.getResponseMessage());
    new TreeMap<>(HttpUrlConnectionLibrary.headers(connection))
        .forEach((name, values) -> seen.note("header " + name, values));
    seen.note("proxy", connection.usingProxy());
    try (InputStream body = HttpUrlConnectionLibrary.body(connection)) {
      seen.note("body", new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Notes what the code gives, or throws. */
  static void outcome(Observed seen, String field, Code code) {
    try {
      seen.note(field, String.valueOf(code.run()));
    } catch (Exception thrown) {
      seen.thrown(field, thrown);
    }
  }

  /** What may throw. */
  @FunctionalInterface
  interface Code {
    Object run() throws Exception;
  }
}
