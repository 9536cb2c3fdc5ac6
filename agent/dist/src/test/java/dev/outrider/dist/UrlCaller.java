package dev.outrider.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Leaves a call by {@code HttpURLConnection} in each way that its arguments name, after each makes
 * a plain one, prints what came of both, and waits to be ended. The first argument is the origin.
 */
final class UrlCaller {
  private static final byte[] BODY = "a body".getBytes(StandardCharsets.US_ASCII);
  private static final Map<String, Way> WAYS = new LinkedHashMap<>();

  /** What is not to be garbage. */
  private static final List<Object> KEPT = new ArrayList<>();

  private static String origin = "";

  /** One way to make a call and to leave it. */
  @FunctionalInterface
  private interface Way {
    Object go() throws IOException;
  }

  static {
    WAYS.put("plain", UrlCaller::plain);
    WAYS.put("exact", () -> keep(open("/len/100").getInputStream()).readNBytes(100).length);
    WAYS.put("close", UrlCaller::close);
    WAYS.put("disconnect", UrlCaller::disconnect);
    WAYS.put("connect-disconnect", UrlCaller::connectDisconnect);
    WAYS.put("head", UrlCaller::head);
    WAYS.put("empty", () -> keep(open("/status/204")).getResponseCode());
    WAYS.put("error", () -> keep(open("/status/503")).getResponseCode());
    WAYS.put("thrown", () -> keep(open("/status/404")).getInputStream());
    WAYS.put("redirect", () -> read(open("/redirect/302?to=/len/7")));
    WAYS.put("loop", () -> keep(open("/loop")).getResponseCode());
    WAYS.put("stalled", () -> keep(impatient("/stall/head")).getResponseCode());
    WAYS.put("stalled-body", () -> read(keep(impatient("/stall/body"))));
    WAYS.put("reset", () -> keep(open("/reset/head")).getResponseCode());
    WAYS.put("truncated", () -> read(keep(open("/truncate/length"))));
    WAYS.put("buffered", () -> read(written(posting())));
    WAYS.put("fixed", UrlCaller::fixed);
    WAYS.put("chunked", () -> read(written(chunked())));
    WAYS.put("unfinished", UrlCaller::unfinished);
    WAYS.put("written-disconnect", () -> disconnected(written(keep(chunked()))));
    WAYS.put("no-output", () -> open("/echo").getOutputStream());
    WAYS.put("connected", UrlCaller::connected);
    WAYS.put("unread", () -> keep(open("/len/100")).getResponseCode());
    WAYS.put("hold", () -> keep(open("/hold").getInputStream()).readNBytes(5).length);
    WAYS.put("dropped-body", () -> open("/hold").getInputStream().readNBytes(5).length);
    WAYS.put("dropped-request", () -> written(chunked()).getRequestMethod());
    WAYS.put("status", () -> open("/len/5").getResponseCode());
    WAYS.put("header", () -> open("/len/5").getHeaderField("Content-Length"));
    WAYS.put("output", () -> written(posting()));
    WAYS.put("twice", UrlCaller::twice);
    WAYS.put("interrupted", UrlCaller::interrupted);
    WAYS.put("failing", UrlCaller::failing);
    WAYS.put("waiting", UrlCaller::waiting);
  }

  private UrlCaller() {}

  public static void main(String[] arguments) throws Exception {
    origin = arguments[0];
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      if (name.equals("gc")) {
        collectForEver();
      } else {
        String came = outcome(Objects.requireNonNull(WAYS.get(name), name));
        System.out.println("way " + name + " -> " + came + ", then " + outcome(UrlCaller::plain));
      }
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  private static String outcome(Way way) {
    try {
      return String.valueOf(way.go());
    } catch (IOException | RuntimeException failed) {
      return failed.toString();
    }
  }

  private static void collectForEver() {
    Thread collector =
        new Thread(
            () -> {
              while (true) {
                System.gc();
              }
            });
    collector.setDaemon(true);
    collector.start();
  }

  private static HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(origin + path).toURL().openConnection();
  }

  private static HttpURLConnection impatient(String path) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setReadTimeout(200);
    return connection;
  }

  private static <T> T keep(T one) {
    KEPT.add(one);
    return one;
  }

  private static String read(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getInputStream()) {
      return connection.getResponseCode() + " of " + body.readAllBytes().length;
    }
  }

  private static String plain() throws IOException {
    return read(open("/len/5"));
  }

  private static int close() throws IOException {
    InputStream body = keep(open("/len/200000").getInputStream());
    int read = body.readNBytes(10).length;
    body.close();
    return read;
  }

  private static String disconnected(HttpURLConnection connection) {
    connection.disconnect();
    return "disconnected";
  }

  private static String disconnect() throws IOException {
    HttpURLConnection connection = keep(open("/hold"));
    return connection.getResponseCode() + " " + disconnected(connection);
  }

  private static String connectDisconnect() throws IOException {
    HttpURLConnection connection = keep(open("/len/5"));
    connection.connect();
    return disconnected(connection);
  }

  private static int head() throws IOException {
    HttpURLConnection connection = keep(open("/len/5"));
    connection.setRequestMethod("HEAD");
    return connection.getResponseCode();
  }

  private static HttpURLConnection posting() throws IOException {
    HttpURLConnection connection = open("/echo");
    connection.setDoOutput(true);
    return connection;
  }

  private static HttpURLConnection chunked() throws IOException {
    HttpURLConnection connection = posting();
    connection.setChunkedStreamingMode(0);
    return connection;
  }

  private static HttpURLConnection written(HttpURLConnection connection) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(BODY);
    }
    return connection;
  }

  private static String fixed() throws IOException {
    HttpURLConnection connection = posting();
    connection.setFixedLengthStreamingMode(BODY.length);
    connection.connect();
    return read(written(connection));
  }

  private static int unfinished() throws IOException {
    HttpURLConnection connection = keep(posting());
    connection.setFixedLengthStreamingMode(BODY.length + 1);
    connection.getOutputStream().write(BODY);
    return connection.getResponseCode();
  }

  private static String connected() throws IOException {
    keep(open("/len/5")).connect();
    return "connected";
  }

  private static String failing() throws IOException {
    String statuses = "";
    for (int i = 0; i < 3; i++) {
      statuses += open("/status/500").getResponseCode() + " ";
    }
    return statuses;
  }

  /** An answer that is asked for again after it was refused. */
  private static String twice() throws IOException {
    HttpURLConnection connection = open("/len/5");
    long began = System.nanoTime();
    String first = outcome(connection::getInputStream);
    String second = outcome(connection::getInputStream);
    long millis = (System.nanoTime() - began) / 1_000_000;
    return first.equals(second) + " " + (millis < 390 ? "at once" : "after a second wait");
  }

  private static String interrupted() {
    Thread.currentThread().interrupt();
    String came = outcome(() -> open("/len/5").getResponseCode());
    return came + ", flag " + Thread.interrupted();
  }

  /** More than the queue takes. */
  private static String waiting() {
    List<String> came = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(new Thread(() -> came.add(outcome(() -> open("/len/5").getInputStream()))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
    return came.stream()
            .filter(text -> text.contains("(reason full, limit 1, waited 0 ms)"))
            .count()
        + " full";
  }
}
