package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.head;
import static dev.outrider.testkit.javanet.Http.note;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Subscribers that applications write themselves. */
final class SubscriberCalls {
  private SubscriberCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("fromLineSubscriber", SubscriberCalls::lineByLine),
        new Call("fromLineSubscriber with a finisher", SubscriberCalls::linesFinished),
        new Call("fromSubscriber, one buffer at a time", SubscriberCalls::oneAtATime),
        new Call("ofByteArrayConsumer", SubscriberCalls::consumer),
        new Call("ofPublisher, consumed later", SubscriberCalls::publisher),
        new Call("subscriber that throws in onNext", SubscriberCalls::throwsInOnNext),
        new Call("subscriber that cancels", SubscriberCalls::cancels),
        new Call("subscriber whose body is there before its end", SubscriberCalls::early));
  }

  private static void lineByLine(Target target, Observed seen) throws Exception {
    Collecting<String> lines = new Collecting<>(line -> seen.note("line", line));
    HttpResponse<Void> response =
        client(target)
            .send(
                get(target.http("/text?of=one%0Atwo%0D%0Athree")),
                BodyHandlers.fromLineSubscriber(lines));
    note(seen, response);
    seen.note("ended", lines.ending());
  }

  private static void linesFinished(Target target, Observed seen) throws Exception {
    Collecting<String> lines = new Collecting<>(line -> seen.note("line", line));
    note(
        seen,
        client(target)
            .send(
                get(target.http("/text?of=one%7Ctwo%7Cthree")),
                BodyHandlers.fromLineSubscriber(lines, Collecting::ending, "|")));
  }

  private static void oneAtATime(Target target, Observed seen) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Collecting<List<ByteBuffer>> buffers = new Collecting<>(some -> append(bytes, some));
    note(
        seen,
        client(target)
            .send(
                get(target.http("/chunked/20x2000")),
                BodyHandlers.fromSubscriber(buffers, Collecting::ending)));
    seen.bytes("bytes", bytes.toByteArray());
  }

  private static void consumer(Target target, Observed seen) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AtomicBoolean ended = new AtomicBoolean();
    note(
        seen,
        client(target)
            .send(
                get(target.http("/len/3000")),
                BodyHandlers.ofByteArrayConsumer(
                    some -> some.ifPresentOrElse(bytes::writeBytes, () -> ended.set(true)))));
    seen.bytes("bytes", bytes.toByteArray());
    seen.note("ended", ended);
  }

  private static void publisher(Target target, Observed seen) throws Exception {
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        client(target)
            .send(get(target.http("/chunked/5x1000?delay=20")), BodyHandlers.ofPublisher());
    head(seen, response);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Collecting<List<ByteBuffer>> buffers = new Collecting<>(some -> append(bytes, some));
    response.body().subscribe(buffers);
    seen.note("ended", buffers.ending());
    seen.bytes("bytes", bytes.toByteArray());
  }

  private static void throwsInOnNext(Target target, Observed seen) throws Exception {
    Collecting<List<ByteBuffer>> buffers =
        new Collecting<>(
            some -> {
              throw new IllegalStateException("the application's subscriber threw");
            });
    client(target).send(get(target.http("/hold")), BodyHandlers.fromSubscriber(buffers));
  }

  private static void cancels(Target target, Observed seen) throws Exception {
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    seen.note(
        "body", client(target).send(get(target.http("/hold")), info -> new Cancelling()).body());
  }

  private static void early(Target target, Observed seen) throws Exception {
    HttpResponse<String> response =
        client(target)
            .send(get(target.http("/trickle/sse?events=3&every=80")), info -> new Early());
    seen.step("body");
    note(seen, response);
    client(target).send(get(target.http("/slow/300")), BodyHandlers.discarding());
  }

  private static void append(ByteArrayOutputStream bytes, List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] some = new byte[buffer.remaining()];
      buffer.get(some);
      bytes.writeBytes(some);
    }
  }
}
