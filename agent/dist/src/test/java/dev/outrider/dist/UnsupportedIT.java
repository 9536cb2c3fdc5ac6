package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever uses a library that is not supported is told so, and which version it was. */
final class UnsupportedIT {
  private static final List<String> SENTENCES =
      List.of(
          "httpclient4 " + version("httpclient4") + ": not supported yet",
          "okhttp " + version("okhttp") + ": not supported yet");

  private static String version(String library) {
    return System.getProperty("outrider.version." + library, "unset");
  }

  @Test
  void namesThemInOneLogLineEachAndOnTheInstancesRow() throws Exception {
    try (Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java())
                .agent("")
                .main(
                    Loads.class,
                    System.getProperty("outrider.unsupported"),
                    "org.apache.http.impl.client.HttpClientBuilder",
                    "okhttp3.OkHttpClient")
                .start()) {
      app.await("loaded");

      console.eventually(
          "/admin/instances",
          rows -> assertThat(texts(rows.get(0).get("unsupported"))).isEqualTo(SENTENCES));
      assertThat(app.ours().stream().filter(line -> line.contains("not supported yet")))
          .hasSize(2)
          .allMatch(line -> SENTENCES.stream().anyMatch(line::contains));
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
