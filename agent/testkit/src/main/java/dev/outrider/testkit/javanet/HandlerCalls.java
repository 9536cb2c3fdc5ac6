package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.head;
import static dev.outrider.testkit.javanet.Http.note;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Every way to take a response's body that the JDK brings along. */
final class HandlerCalls {
  private static final String LINES = "/text?of=one%0Atwo%0D%0Athree";

  private HandlerCalls() {}

  static List<Call> calls() {
    return List.of(
        taken("ofString in UTF-8", "/text?of=gr%C3%BC%C3%9Fe", BodyHandlers::ofString),
        taken(
            "ofString in Latin-1",
            "/text?of=gr%C3%BC%C3%9Fe&type=text/plain;%20charset%3Diso-8859-1",
            BodyHandlers::ofString),
        taken(
            "ofString in a charset that is none",
            "/text?of=abc&type=text/plain;%20charset%3Dnone",
            BodyHandlers::ofString),
        taken("ofByteArray", "/len/3000", BodyHandlers::ofByteArray),
        taken("ofByteArray of nothing", "/len/0", BodyHandlers::ofByteArray),
        taken("ofByteArray of 5 MB", "/len/5000000", BodyHandlers::ofByteArray),
        taken("ofByteArray of 5 MB chunked", "/chunked/50x100000", BodyHandlers::ofByteArray),
        taken("discarding", "/len/3000", BodyHandlers::discarding),
        taken("replacing", "/len/3000", () -> BodyHandlers.replacing("instead")),
        taken(
            "buffering",
            "/chunked/5x1000",
            () -> BodyHandlers.buffering(BodyHandlers.ofString(), 1500)),
        taken(
            "ofByteArrayConsumer that only looks",
            "/len/3000",
            () -> BodyHandlers.ofByteArrayConsumer(Objects::requireNonNull)),
        taken(
            "mapping to a length",
            "/len/3000",
            () -> info -> BodySubscribers.mapping(BodySubscribers.ofString(UTF_8), String::length)),
        taken("mapping that throws", "/len/3000", () -> info -> thatThrows()),
        taken("handler that throws", "/len/3000", () -> HandlerCalls::applyThrows),
        taken("gzip as it is", "/gzip/3000", BodyHandlers::ofByteArray),
        new Call("gzip unpacked by a mapping", HandlerCalls::unpacked),
        new Call("what the handler is told", HandlerCalls::told),
        new Call("ofInputStream, read to its end", HandlerCalls::streamRead),
        new Call("ofInputStream, read in part and closed", HandlerCalls::streamClosed),
        new Call("ofInputStream, closed unread", HandlerCalls::streamUnread),
        new Call("ofInputStream, never read, never closed", HandlerCalls::streamForgotten),
        new Call("ofInputStream, first byte before the rest", HandlerCalls::streamFirstByte),
        new Call("ofInputStream, read after its close", HandlerCalls::streamReadClosed),
        moved("/len/100"),
        moved("/len/0"),
        moved("/len/40000"),
        moved("/chunked/5x1000"),
        new Call("ofInputStream, moved after its close", HandlerCalls::streamMovedClosed),
        new Call("ofLines", (target, seen) -> lines(target, seen, LINES)),
        new Call("ofLines of nothing", (target, seen) -> lines(target, seen, "/len/0")),
        new Call("ofLines, closed after one", HandlerCalls::linesClosed),
        new Call("ofFile", HandlerCalls::file),
        new Call("ofFileDownload without a name", HandlerCalls::download),
        new Call("limiting, where the JDK has it", HandlerCalls::limiting));
  }

  private static <T> Call taken(String name, String path, Supplier<BodyHandler<T>> handler) {
    return new Call(
        name,
        (target, seen) -> note(seen, client(target).send(get(target.http(path)), handler.get())));
  }

  private static BodySubscriber<String> thatThrows() {
    return BodySubscribers.mapping(
        BodySubscribers.ofString(UTF_8),
        text -> {
          throw new IllegalStateException("the application's mapping threw");
        });
  }

  private static BodySubscriber<String> applyThrows(HttpResponse.ResponseInfo info) {
    throw new IllegalStateException("the application's handler threw at " + info.statusCode());
  }

  private static HttpResponse<InputStream> stream(Target target, String path) throws Exception {
    return client(target).send(get(target.http(path)), BodyHandlers.ofInputStream());
  }

  private static void unpacked(Target target, Observed seen) throws Exception {
    BodyHandler<InputStream> unpacking =
        info -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), HandlerCalls::gunzip);
    HttpResponse<InputStream> response =
        client(target).send(get(target.http("/gzip/3000")), unpacking);
    head(seen, response);
    seen.bytes("body", response.body().readAllBytes());
  }

  private static InputStream gunzip(InputStream packed) {
    try {
      return new GZIPInputStream(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void told(Target target, Observed seen) throws Exception {
    client(target)
        .send(
            get(target.http("/len/10?h=X-One:1&status=201")),
            info -> {
              seen.note("told status", info.statusCode());
              seen.note("told version", info.version());
              Http.headers(seen, "told ", info.headers());
              return BodySubscribers.discarding();
            });
  }

  private static void streamRead(Target target, Observed seen) throws Exception {
    HttpResponse<InputStream> response = stream(target, "/chunked/5x1000");
    head(seen, response);
    seen.bytes("body", response.body().readAllBytes());
    seen.note("after the end", response.body().read());
  }

  private static void streamClosed(Target target, Observed seen) throws Exception {
    HttpResponse<InputStream> response = stream(target, "/hold");
    try (InputStream body = response.body()) {
      seen.bytes("first bytes", body.readNBytes(10));
    }
  }

  private static void streamUnread(Target target, Observed seen) throws Exception {
    HttpResponse<InputStream> response = stream(target, "/hold");
    response.body().close();
    head(seen, response);
  }

  private static void streamForgotten(Target target, Observed seen) throws Exception {
    head(seen, stream(target, "/len/100"));
  }

  private static void streamFirstByte(Target target, Observed seen) throws Exception {
    try (InputStream body = stream(target, "/chunked/2x10?delay=200").body()) {
      seen.step("head");
      seen.bytes("first bytes", body.readNBytes(10));
      seen.step("first bytes");
      seen.bytes("rest", body.readAllBytes());
      seen.step("rest");
    }
  }

  private static void streamReadClosed(Target target, Observed seen) throws Exception {
    InputStream body = stream(target, "/len/100").body();
    body.close();
    body.close();
    try {
      seen.note("read", body.read());
    } catch (IOException thrown) {
      // Natively its cause depends on whether a buffer was waiting.
      seen.thrownDownTo("read", thrown, IOException.class);
    }
  }

  private static Call moved(String path) {
    return new Call(
        "ofInputStream, moved twice, " + path,
        (target, seen) -> {
          HttpResponse<InputStream> response = stream(target, path);
          head(seen, response);
          ByteArrayOutputStream into = new ByteArrayOutputStream();
          into.write(response.body().read());
          seen.note("moved", response.body().transferTo(into));
          seen.note("moved again", response.body().transferTo(into));
          seen.bytes("body", into.toByteArray());
        });
  }

  private static void streamMovedClosed(Target target, Observed seen) throws Exception {
    InputStream body = stream(target, "/len/100").body();
    body.close();
    try {
      seen.note("moved", body.transferTo(OutputStream.nullOutputStream()));
    } catch (IOException thrown) {
      seen.thrownDownTo("moved", thrown, IOException.class);
    }
  }

  private static void lines(Target target, Observed seen, String path) throws Exception {
    HttpResponse<Stream<String>> response =
        client(target).send(get(target.http(path)), BodyHandlers.ofLines());
    head(seen, response);
    seen.note("lines", response.body().collect(Collectors.joining("|")));
  }

  private static void linesClosed(Target target, Observed seen) throws Exception {
    try (Stream<String> lines =
        client(target).send(get(target.http("/hold")), BodyHandlers.ofLines()).body()) {
      seen.note("first", lines.iterator().next());
    }
  }

  private static void file(Target target, Observed seen) throws Exception {
    Path file = Files.createTempFile("testkit", ".body");
    try {
      HttpResponse<Path> response =
          client(target).send(get(target.http("/len/3000")), BodyHandlers.ofFile(file));
      head(seen, response);
      seen.note("the file asked for", response.body().equals(file));
      seen.bytes("file", Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void download(Target target, Observed seen) throws Exception {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    client(target).send(get(target.http("/len/10")), BodyHandlers.ofFileDownload(folder));
  }

  private static void limiting(Target target, Observed seen) throws Exception {
    BodyHandler<?> limited;
    try {
      limited =
          (BodyHandler<?>)
              BodyHandlers.class
                  .getMethod("limiting", BodyHandler.class, long.class)
                  .invoke(null, BodyHandlers.ofString(), 1000L);
    } catch (NoSuchMethodException none) {
      seen.note("limiting", "not in this JDK");
      return;
    }
    note(seen, client(target).send(get(target.http("/len/1000")), limited));
    note(seen, client(target).send(get(target.http("/len/1001")), limited));
  }
}
