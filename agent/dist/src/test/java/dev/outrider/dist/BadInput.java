package dev.outrider.dist;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Requests that are wrong, odd, cut short or slow, and what a server says to each. */
final class BadInput {
  /** How the names of those begin that end before they are whole. */
  static final String CUT_SHORT = "cut short";

  private static final int OFTEN = 20;
  private static final String HOST = "Host: x\r\n";
  private static final String CLOSE = HOST + "Connection: close\r\n";

  private static final long SETTLED_MILLIS = 100;
  private static final Map<String, String> REQUESTS = new LinkedHashMap<>();

  static {
    REQUESTS.put("no request line", "GARBAGE\r\n\r\n");
    REQUESTS.put("binary", "\u0000\u0001\u0002\u0003\r\n\r\n");
    REQUESTS.put("no host", "GET /hello HTTP/1.1\r\n\r\n");
    REQUESTS.put("HTTP/1.0", "GET /hello HTTP/1.0\r\n\r\n");
    REQUESTS.put("HTTP/9.9", "GET /hello HTTP/9.9\r\n" + CLOSE + "\r\n");
    REQUESTS.put("no path", "GET hello HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("all of it", "OPTIONS * HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("whole target", "GET http://x/hello?a=b HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("dots", "GET /a/../../hello HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("broken escape", "GET /%zz HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("encoded", "GET /caf%C3%A9;a=b?c=d HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("tunnel", "CONNECT x:443 HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("head", "HEAD /hello HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("folded", "GET /hello HTTP/1.1\r\nA: b\r\n c\r\n" + CLOSE + "\r\n");
    REQUESTS.put("no colon", "GET /hello HTTP/1.1\r\nnonsense\r\n" + CLOSE + "\r\n");
    REQUESTS.put("large head", "GET / HTTP/1.1\r\nA: " + "x".repeat(70_000) + "\r\n\r\n");
    REQUESTS.put("cut short: head", "GET /hello HTTP/1.1\r\nHo");
    REQUESTS.put("body", "POST /length HTTP/1.1\r\n" + CLOSE + "Content-Length: 4\r\n\r\nbody");
    REQUESTS.put(
        "cut short: body", "POST /length HTTP/1.1\r\n" + CLOSE + "Content-Length: 9\r\n\r\nb");
    REQUESTS.put("bad length", "POST /length HTTP/1.1\r\n" + CLOSE + "Content-Length: x\r\n\r\n");
    REQUESTS.put(
        "chunks",
        "POST /length HTTP/1.1\r\n"
            + CLOSE
            + "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n");
    REQUESTS.put(
        "bad chunks",
        "POST /length HTTP/1.1\r\n" + CLOSE + "Transfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n");
    REQUESTS.put(
        "unread body", "POST /hello HTTP/1.1\r\n" + HOST + "Content-Length: 4\r\n\r\nbody");
    REQUESTS.put(
        "pipelined",
        "GET /hello HTTP/1.1\r\n" + HOST + "\r\nGET /async HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("thrown", "GET /throw HTTP/1.1\r\n" + CLOSE + "\r\n");
    REQUESTS.put("failed", "GET /status/503 HTTP/1.1\r\n" + CLOSE + "\r\n");
  }

  private BadInput() {}

  /** Sends all of it to a server, and returns what was said to each. */
  static Map<String, String> saidBy(int port) throws IOException, InterruptedException {
    Map<String, String> said = new LinkedHashMap<>();
    for (Map.Entry<String, String> request : REQUESTS.entrySet()) {
      said.put(request.getKey(), saidBy(port, request.getKey(), request.getValue()));
    }
    said.put("slow", slow(port));
    said.put("reset in the head", reset(port, "GET /hello HTTP/1.1\r\nHo"));
    said.put(
        "reset in the body", reset(port, "POST /length HTTP/1.1\r\nContent-Length: 9\r\n\r\nb"));
    said.put("after all of it", hello(port));
    return said;
  }

  /** Sends one of them, time and again, and returns the different answers. */
  static Set<String> everSaidBy(int port, String name) throws IOException, InterruptedException {
    Set<String> said = new LinkedHashSet<>();
    for (int i = 0; i < OFTEN; i++) {
      said.add(saidBy(port, name, requireNonNull(REQUESTS.get(name))));
    }
    return said;
  }

  private static String saidBy(int port, String name, String request)
      throws IOException, InterruptedException {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      if (name.startsWith(CUT_SHORT)) {
        // Else it is chance whether a server sees the end together with the last bytes.
        TimeUnit.MILLISECONDS.sleep(SETTLED_MILLIS);
        client.end();
      }
      return client.everything();
    }
  }

  private static String slow(int port) throws IOException, InterruptedException {
    try (RawClient client = new RawClient(port)) {
      for (char next : "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n".toCharArray()) {
        client.send(String.valueOf(next));
        TimeUnit.MILLISECONDS.sleep(5);
      }
      return client.answer();
    }
  }

  private static String reset(int port, String begun) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(begun).reset();
      return "reset";
    }
  }

  private static String hello(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.get("/hello").answer();
    }
  }
}
