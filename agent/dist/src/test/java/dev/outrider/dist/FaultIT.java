package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.server.ScriptedServer;
import dev.outrider.testkit.server.Seen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fault of ours at each place of each cut: callers see what they see natively, the server sees
 * each request exactly once, the fault is counted, and nothing stays taken. One place in a queue is
 * all there is, so that a permit that leaks is one too many.
 */
@Tag("slow")
final class FaultIT {
  private static final String ONE_PLACE = "maxConcurrent=1,maxQueueSize=5,requestTimeout=3000";
  private static final List<String> PATHS =
      List.of("/plain", "/complete", "/dispatch", "/throw", "/large");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static @Nullable Console console;
  private static Said nativeCalls = new Said(List.of(), List.of());
  private static Said nativeUrlCalls = new Said(List.of(), List.of());
  private static Said nativeAnswers = new Said(List.of(), List.of());
  private static Said nativeAnswersOfTheJdk = new Said(List.of(), List.of());

  /** What the callers saw, and what the server saw. */
  private record Said(List<String> callers, List<String> server) {}

  @BeforeAll
  static void runNatively() throws Exception {
    console = Console.start();
    try (ScriptedServer server = ScriptedServer.open();
        Jvm client = client(Jvm.java(), server)) {
      nativeCalls = calls(client, server);
    }
    try (ScriptedServer server = ScriptedServer.open();
        Jvm client = client(Jvm.java(), FaultyUrlClient.class, server)) {
      nativeUrlCalls = calls(client, server);
    }
    try (Jvm server = Jvm.java().main(FaultyServer.class).start()) {
      nativeAnswers = answers(server);
    }
    try (Jvm server = Jvm.java().main(FaultyJdkServer.class).start()) {
      nativeAnswersOfTheJdk = answers(server);
    }
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  @ParameterizedTest
  @CsvSource({
    "begin:java-net-http.send,      HttpClientImpl.send,      20, 1",
    "between:java-net-http.send,    HttpClientImpl.send,      20, 1",
    "end:java-net-http.send,        HttpClientImpl.send,      20, 9",
    "begin:java-net-http.sendAsync,   HttpClientImpl.sendAsync, 56, 9",
    "between:java-net-http.sendAsync, HttpClientImpl.sendAsync, 56, 9",
    "end:java-net-http.sendAsync,     HttpClientImpl.sendAsync, 56, 9",
    "begin:java-net-http.future,   java-net-http.future, 28, 9",
    "between:java-net-http.future, java-net-http.future, 28, 9",
    "end:java-net-http.future,     java-net-http.future, 28, 9"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void callsAreAnsweredAsNatively(String fault, String cause, int faults, int rerouted)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.open();
        Jvm client = client(faulty(fault), server)) {
      Said said = calls(client, server);

      assertSame(said, nativeCalls);
      assertCounted(client, cause, faults);
      assertRerouted(client, rerouted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "connect, 4",
    "getOutputStream, 8",
    "getInputStream, 12",
    "getErrorStream, 3",
    "disconnect, 12"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void callsByUrlAreAnsweredAsNatively(String method, int faults) throws Exception {
    for (String where : List.of("begin", "between", "end")) {
      try (ScriptedServer server = ScriptedServer.open();
          Jvm client =
              client(
                  faulty(where + ":http-url-connection." + method),
                  FaultyUrlClient.class,
                  server)) {
        Said said = calls(client, server);

        assertSame(said, nativeUrlCalls);
        assertCounted(client, "HttpURLConnection." + method, faults);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "begin:tomcat.service,   CoyoteAdapter.service, 10",
    "between:tomcat.service, CoyoteAdapter.service, 10",
    "end:tomcat.service,     CoyoteAdapter.service, 10",
    "begin:tomcat.asyncDispatch,   CoyoteAdapter.asyncDispatch, 4",
    "between:tomcat.asyncDispatch, CoyoteAdapter.asyncDispatch, 4",
    "end:tomcat.asyncDispatch,     CoyoteAdapter.asyncDispatch, 4",
    "begin:tomcat.start,   AsyncContextImpl.start, 4",
    "between:tomcat.start, AsyncContextImpl.start, 4",
    "end:tomcat.start,     AsyncContextImpl.start, 4"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void requestsAreAnsweredAsNatively(String fault, String cause, int faults) throws Exception {
    try (Jvm server = faulty(fault).main(FaultyServer.class).start()) {
      Said said = answers(server);

      assertSame(said, nativeAnswers);
      assertCounted(server, cause, faults);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "begin:jdk-httpserver.filter,   Filter$Chain.doFilter, 10",
    "between:jdk-httpserver.filter, Filter$Chain.doFilter, 10",
    "end:jdk-httpserver.filter,     Filter$Chain.doFilter, 10",
    "begin:jdk-httpserver.head,     ExchangeImpl.sendResponseHeaders, 10",
    "end:jdk-httpserver.head,       ExchangeImpl.sendResponseHeaders, 10",
    "begin:jdk-httpserver.end,      ServerImpl.addEvent, 10",
    "between:jdk-httpserver.end,    ServerImpl.addEvent, 10",
    "end:jdk-httpserver.end,        ServerImpl.addEvent, 10",
    "begin:jdk-httpserver.close,    FixedLengthOutputStream.close, 10",
    "between:jdk-httpserver.close,  FixedLengthOutputStream.close, 10",
    "end:jdk-httpserver.close,      FixedLengthOutputStream.close, 10"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void theJdksServerAnswersAsNatively(String fault, String cause, int faults) throws Exception {
    try (Jvm server = faulty(fault).main(FaultyJdkServer.class).start()) {
      Said said = answers(server);

      assertSame(said, nativeAnswersOfTheJdk);
      assertCounted(server, cause, faults);
    }
  }

  private static Jvm.Plan faulty(String fault) {
    return requireNonNull(console)
        .link(Jvm.java())
        .flags("-Doutrider.test.fault=" + fault)
        .agent(ONE_PLACE);
  }

  private static Jvm client(Jvm.Plan plan, ScriptedServer server) {
    return client(plan, FaultyClient.class, server);
  }

  private static Jvm client(Jvm.Plan plan, Class<?> main, ScriptedServer server) {
    return plan.main(main, "http://127.0.0.1:" + server.ports().get("plain")).start();
  }

  private static Said calls(Jvm client, ScriptedServer server) throws InterruptedException {
    client.await("done");
    List<String> seen = new ArrayList<>();
    for (Seen request : server.take()) {
      seen.add(request.line() + " " + request.length() + " " + request.ending());
    }
    return new Said(lines(client, "call "), seen);
  }

  private static Said answers(Jvm server) throws IOException, InterruptedException {
    String origin = "http://127.0.0.1:" + server.await("port=");
    List<String> answers = new ArrayList<>();
    for (String path : PATHS) {
      URI uri = URI.create(origin + path);
      answers.add(answer(HttpRequest.newBuilder(uri).build()));
      answers.add(
          answer(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("a body")).build()));
    }
    // What a handler prints may come after its answer.
    Awaitility.await().until(() -> lines(server, "handled ").size() >= answers.size());
    return new Said(answers, lines(server, "handled "));
  }

  private static String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + " " + headers + " " + answer.body();
  }

  private static List<String> lines(Jvm jvm, String prefix) {
    return jvm.lines().stream().filter(line -> line.startsWith(prefix)).toList();
  }

  private static void assertSame(Said said, Said natively) {
    for (int i = 0; i < natively.callers().size(); i++) {
      assertThat(said.callers().get(i)).isEqualTo(natively.callers().get(i));
    }
    assertThat(said.server()).isEqualTo(natively.server()).doesNotHaveDuplicates();
  }

  private static void assertCounted(Jvm jvm, String cause, int faults) {
    assertThat(lines(jvm, "outrider: fault at ")).hasSize(1).first().asString().contains(cause);
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              JsonNode mine = row(rows, jvm);
              assertThat(mine.get("failOpen").toString())
                  .isEqualTo("{\"" + cause + "\":" + faults + "}");
              JsonNode stats = stats(mine, "stats");
              assertThat(stats.at("/failOpen")).isEqualTo(mine.get("failOpen"));
              assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
              assertThat(stats.at("/requestQueue/currentQueueSize").asInt(-1)).isZero();
            });
  }

  private static void assertRerouted(Jvm client, int rerouted) {
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              JsonNode pool = stats(row(rows, client), "connection-pool");
              assertThat(pool.at("/rerouted").asInt())
                  .as(pool.toString())
                  .isGreaterThanOrEqualTo(rerouted);
            });
  }

  private static JsonNode stats(JsonNode row, String what) throws Exception {
    String path = "/admin/performance/" + what + "?instance=" + row.get("id").asText();
    return requireNonNull(console).get(path);
  }

  private static JsonNode row(JsonNode rows, Jvm jvm) {
    for (JsonNode row : rows) {
      if (row.get("pid").asLong() == jvm.pid()) {
        return row;
      }
    }
    throw new AssertionError("pid " + jvm.pid() + " is not connected yet");
  }
}
