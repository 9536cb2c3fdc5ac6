package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.head;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Event streams that trickle: each event has to arrive when it was sent. */
final class StreamCalls {
  private static final String EVENTS = "/trickle/sse?events=4&every=80";

  private StreamCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("events by ofInputStream", StreamCalls::byStream),
        new Call("events by ofLines", StreamCalls::byLines),
        new Call("events by fromLineSubscriber", StreamCalls::bySubscriber),
        new Call("events by ofLines, sendAsync and get", StreamCalls::async),
        new Call("events by fromLineSubscriber, sendAsync, nobody waits", StreamCalls::unwaited),
        new Call("events in one string", StreamCalls::whole));
  }

  private static void byStream(Target target, Observed seen) throws Exception {
    var response = client(target).send(get(target.http(EVENTS)), BodyHandlers.ofInputStream());
    head(seen, response);
    seen.step("head");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        event(seen, line);
      }
    }
  }

  private static void byLines(Target target, Observed seen) throws Exception {
    HttpResponse<Stream<String>> response =
        client(target).send(get(target.http(EVENTS)), BodyHandlers.ofLines());
    seen.step("head");
    response.body().forEach(line -> event(seen, line));
  }

  private static void bySubscriber(Target target, Observed seen) throws Exception {
    Collecting<String> lines = new Collecting<>(line -> event(seen, line));
    client(target).send(get(target.http(EVENTS)), BodyHandlers.fromLineSubscriber(lines));
    seen.note("ended", lines.ending());
  }

  private static void async(Target target, Observed seen) throws Exception {
    var response = client(target).sendAsync(get(target.http(EVENTS)), BodyHandlers.ofLines()).get();
    seen.step("head");
    response.body().forEach(line -> event(seen, line));
  }

  private static void unwaited(Target target, Observed seen) {
    Collecting<String> lines = new Collecting<>(line -> event(seen, line));
    var future =
        client(target).sendAsync(get(target.http(EVENTS)), BodyHandlers.fromLineSubscriber(lines));
    seen.note("ended", lines.ending());
    future.join();
  }

  private static void whole(Target target, Observed seen) throws Exception {
    Http.note(seen, client(target).send(get(target.http(EVENTS)), BodyHandlers.ofString()));
  }

  private static void event(Observed seen, String line) {
    if (!line.isEmpty()) {
      seen.note("line", line);
      seen.step(line);
    }
  }
}
