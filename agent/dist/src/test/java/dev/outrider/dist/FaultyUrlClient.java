package dev.outrider.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks each target by {@code HttpURLConnection} without a body, with one, and with one in chunks
 * over a connection that was connected before, and prints what came of it.
 */
final class FaultyUrlClient {
  private static final List<String> TARGETS =
      List.of("/echo", "/truncate/length", "/len/200000", "/status/503");
  private static final Map<String, Prepare> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("get", connection -> {});
    KINDS.put("post", FaultyUrlClient::write);
    KINDS.put("stream", FaultyUrlClient::stream);
  }

  private FaultyUrlClient() {}

  @FunctionalInterface
  private interface Prepare {
    void prepare(HttpURLConnection connection) throws IOException;
  }

  /** The argument is the server's origin. */
  public static void main(String[] arguments) throws Exception {
    for (String target : TARGETS) {
      for (Map.Entry<String, Prepare> kind : KINDS.entrySet()) {
        URI uri = URI.create(arguments[0] + target + "?name=" + kind.getKey());
        String came = call((HttpURLConnection) uri.toURL().openConnection(), kind.getValue());
        System.out.println("call " + target + " " + kind.getKey() + " -> " + came);
      }
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  private static String call(HttpURLConnection connection, Prepare kind) {
    try {
      kind.prepare(connection);
      int status = connection.getResponseCode();
      try (InputStream body =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return status + " " + connection.getContentType() + " " + said(body);
      }
    } catch (IOException failed) {
      return failed.toString();
    } finally {
      connection.disconnect();
    }
  }

  private static void write(HttpURLConnection connection) throws IOException {
    if (!connection.getDoOutput()) {
      connection.setDoOutput(true);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write("a body".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void stream(HttpURLConnection connection) throws IOException {
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(0);
    connection.connect();
    write(connection);
  }

  private static String said(InputStream body) throws IOException {
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return text.length() > 200 ? text.length() + " " + text.hashCode() : text.replace('\n', '|');
  }
}
