package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.post;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Every way to hand over a request's body. */
final class PublisherCalls {
  private static final long SETTLED_MILLIS = 150;

  /** 17.0.15 hung natively where the answer to {@code Expect} was final; 17.0.19 did not. */
  private static final Runtime.Version REFUSAL_IS_SEEN = Runtime.Version.parse("17.0.19");

  private PublisherCalls() {}

  static List<Call> calls() {
    return List.of(
        posted("POST ofString", () -> BodyPublishers.ofString("grüße")),
        posted(
            "POST ofString in Latin-1",
            () -> BodyPublishers.ofString("grüße", StandardCharsets.ISO_8859_1)),
        posted("POST ofByteArray", () -> BodyPublishers.ofByteArray(bytes(10_000))),
        posted("POST ofByteArray of a part", () -> BodyPublishers.ofByteArray(bytes(100), 10, 20)),
        posted(
            "POST ofByteArrays, length unknown",
            () -> BodyPublishers.ofByteArrays(List.of(bytes(3000), bytes(10), bytes(1)))),
        posted(
            "POST ofInputStream, length unknown",
            () -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes(50_000)))),
        posted("POST ofFile", PublisherCalls::file),
        posted(
            "POST fromPublisher, length unknown",
            () -> BodyPublishers.fromPublisher(new Buffers(3, 0))),
        posted(
            "POST fromPublisher, length given",
            () -> BodyPublishers.fromPublisher(new Buffers(3, 0), 300)),
        posted("POST slowly", () -> BodyPublishers.fromPublisher(new Buffers(3, 60), 300)),
        brokenOff(
            "POST fromPublisher, fewer bytes than announced",
            () -> BodyPublishers.fromPublisher(new Buffers(3, 0), 400)),
        brokenOff(
            "POST fromPublisher, more bytes than announced",
            () -> BodyPublishers.fromPublisher(new Buffers(3, 0), 200)),
        posted("POST of an empty string", () -> BodyPublishers.ofString("")),
        posted("POST noBody", BodyPublishers::noBody),
        posted("POST of 5 MB", () -> BodyPublishers.ofByteArray(bytes(5_000_000))),
        posted(
            "POST of 5 MB, length unknown",
            () -> BodyPublishers.ofByteArrays(List.of(bytes(2_500_000), bytes(2_500_000)))),
        brokenOff(
            "POST whose publisher fails midway",
            () -> BodyPublishers.fromPublisher(Buffers.thatFail())),
        brokenOff(
            "POST whose stream cannot be opened", () -> BodyPublishers.ofInputStream(() -> null)),
        streamBreaks(),
        new Call(
            "POST with expectContinue",
            (target, seen) ->
                note(
                    seen,
                    client(target)
                        .send(
                            to(target.http("/expect/continue"))
                                .expectContinue(true)
                                .POST(BodyPublishers.ofString("expected"))
                                .build(),
                            BodyHandlers.ofString()))),
        new Call("POST with expectContinue that is refused", PublisherCalls::refusedBody),
        new Call(
            "ofFile of a file that is not there",
            (target, seen) -> {
              try {
                BodyPublishers.ofFile(Path.of("not-there"));
              } catch (FileNotFoundException thrown) {
                seen.thrown("ofFile", thrown);
              }
            }));
  }

  private static void refusedBody(Target target, Observed seen) throws Exception {
    if (Runtime.version().compareTo(REFUSAL_IS_SEEN) < 0) {
      seen.note("left out", "older clients wait for good now and then, whoever else is there");
      return;
    }
    note(
        seen,
        client(target)
            .send(
                to(target.http("/expect/refuse"))
                    .expectContinue(true)
                    .POST(BodyPublishers.ofString("refused"))
                    .build(),
                BodyHandlers.ofString()));
  }

  private static Call posted(String name, Callable<BodyPublisher> body) {
    return new Call(
        name,
        (target, seen) -> {
          // An answered call first: a publisher that fails is met by a warm origin.
          client(target).send(Http.get(target.http("/len/1")), BodyHandlers.discarding());
          note(
              seen,
              client(target)
                  .send(post(target.http("/echo"), body.call()), BodyHandlers.ofString()));
        });
  }

  /** A POST that the client breaks off: it fails before the server has seen what was sent. */
  private static Call brokenOff(String name, Callable<BodyPublisher> body) {
    Call posted = posted(name, body);
    return new Call(
        name,
        (target, seen) -> {
          try {
            posted.body().run(target, seen);
          } finally {
            seen.step("broken off");
            settle();
          }
        });
  }

  /** The native client reads ahead of what it sends, so that its head goes out or does not. */
  private static Call streamBreaks() {
    Call brokenOff =
        brokenOff(
            "POST whose stream breaks",
            () -> BodyPublishers.ofInputStream(PublisherCalls::breaking));
    return new Call(
        brokenOff.name(),
        (target, seen) -> {
          seen.wireNotJudged();
          brokenOff.body().run(target, seen);
        });
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    return bytes;
  }

  private static BodyPublisher file() throws IOException {
    Path file = Files.createTempFile("testkit", ".txt");
    Files.write(file, bytes(20_000));
    file.toFile().deleteOnExit();
    return BodyPublishers.ofFile(file);
  }

  private static InputStream breaking() {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes(100)),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the application's stream broke");
          }

          @Override
          public int read(byte[] into, int offset, int count) throws IOException {
            return read();
          }
        });
  }

  private static void settle() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SETTLED_MILLIS));
  }
}
