package dev.outrider.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** What raw clients send to {@link ReactorNettyApp}: well and badly formed, read and unread. */
final class ReactorNettyScripts {
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\n";

  /** Read while the handler runs, or refused before that where its request still waits. */
  private static final String BAD_BODY = "/length/bad";

  private static final String CLOSE = "Connection: close\r\n";

  private ReactorNettyScripts() {}

  private static String get(String path, String... headers) {
    return "GET " + path + HOST + String.join("", headers) + "\r\n";
  }

  private static String post(String path, String body, String... headers) {
    String length = "Content-Length: " + body.length() + "\r\n";
    return "POST " + path + HOST + length + String.join("", headers) + "\r\n" + body;
  }

  static List<RawScript> all() {
    String kilobytes = "x".repeat(100_000);
    return List.of(
        RawScript.of("keep-alive")
            .send(get("/one"))
            .await("answer of /one")
            .send(get("/two?a=b", CLOSE)),
        RawScript.of("HTTP/1.0").send("GET /old HTTP/1.0\r\n\r\n"),
        RawScript.of("absolute target")
            .send("GET http://x/absolute?q HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n"),
        RawScript.of("pipelined")
            .send(get("/one") + get("/sleep/30") + get("/three"))
            .await("answer of /three")
            .send(get("/four", CLOSE)),
        RawScript.of("pipelined with bodies")
            .send(post("/length", "abc") + post("/length", kilobytes) + post("/length", "abcdef"))
            .await("6 bytes")
            .send(post("/length", "", CLOSE)),
        RawScript.of("body in parts")
            .send("POST /length" + HOST + "Content-Length: 6\r\n" + CLOSE + "\r\nabc")
            .send("def"),
        RawScript.of("chunked")
            .send("POST /length" + HOST + "Transfer-Encoding: chunked\r\n" + CLOSE + "\r\n3\r\nabc")
            .send("\r\n0\r\n\r\n"),
        RawScript.of("large body").send(post("/length", "x".repeat(3_000_000), CLOSE)),
        RawScript.of("large answer").send(get("/large", CLOSE)),
        RawScript.of("100-continue")
            .send(
                "POST /length" + HOST + CLOSE + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n")
            .await("HTTP/1.1 100")
            .send("abc"),
        RawScript.of("100-continue, not asked for")
            .send("POST /one" + HOST + CLOSE + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n"),
        RawScript.of("unread body")
            .send(post("/one", kilobytes))
            .await("answer of /one")
            .send(get("/two", CLOSE)),
        RawScript.of("HEAD")
            .send("HEAD /one" + HOST + "\r\n")
            .await("\r\n\r\n")
            .send(get("/two", CLOSE)),
        RawScript.of("no content")
            .send(get("/status/204"))
            .await("\r\n\r\n")
            .send(get("/status/304", CLOSE)),
        RawScript.of("error before the head").send(get("/error")),
        RawScript.of("error after the head").send(get("/cut")),
        RawScript.of("handler that throws").send(get("/throw")),
        RawScript.of("stream").send(get("/stream/5/10", CLOSE)),
        RawScript.of("websocket")
            .send(
                get(
                    "/websocket",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
            .await("\r\n\r\n")
            .send("\u0081\u0082\0\0\0\0hi"),
        RawScript.of("websocket, not a handshake").send(get("/websocket", CLOSE)),
        RawScript.of("oversized head").send(get("/one", "X: " + "y".repeat(8000) + "\r\n")),
        RawScript.of("bad request line").send("NONSENSE\r\n\r\n"),
        RawScript.of("bad header").send(get("/one", "No colon here\r\n")),
        RawScript.of("bad length").send("POST /length" + HOST + "Content-Length: many\r\n\r\nabc"),
        RawScript.of("bad chunk")
            .send("POST " + BAD_BODY + HOST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc")
            .send("\r\nzz\r\n"),
        RawScript.of("bad after good").send(get("/one")).await("/one").send("NONSENSE\r\n\r\n"),
        RawScript.of("pipelined behind an error").send(get("/error") + get("/two")),
        RawScript.of("other methods")
            .send("OPTIONS *" + HOST + "\r\n")
            .await("answer of *")
            .send("DELETE /one" + HOST + CLOSE + "\r\n"));
  }

  /**
   * Returns what the server said.
   *
   * @param held whether the one place that there is is taken for a while, so that the first request
   *     waits
   */
  static String played(RawScript script, Jvm app, boolean held) throws Exception {
    int port = Integer.parseInt(app.await("port="));
    if (!held) {
      return script.play(port);
    }
    int before = handled(app).size();
    RawScript sleeper = RawScript.of("holder").send("GET /sleep/200 HTTP/1.0\r\n\r\n");
    CompletableFuture<?> holder = CompletableFuture.runAsync(() -> hold(sleeper, port));
    Awaitility.await().until(() -> handled(app).size() > before);
    String said = script.play(port);
    holder.join();
    return said;
  }

  private static void hold(RawScript sleeper, int port) {
    try {
      sleeper.play(port);
    } catch (IOException unanswered) {
      throw new UncheckedIOException(unanswered);
    }
  }

  /** What the handler saw. */
  static List<String> handled(Jvm app) {
    return new ArrayList<>(
        app.lines().stream()
            .filter(line -> line.startsWith("handled ") && !line.endsWith(BAD_BODY))
            .toList());
  }
}
