package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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

  @Test
  void namesTheVersionOfALibraryOfWhichOnlyLaterOnesAreSupported() throws Exception {
    Path folder = Path.of(System.getProperty("outrider.unsupported"));
    String version = version("jetty");
    try (Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java())
                .agent("")
                .instead("jetty-server", folder.resolve("jetty-server-" + version + ".jar"))
                .main(Loads.class, folder.toString(), "org.eclipse.jetty.server.Server")
                .start()) {
      app.await("loaded");

      String said = "jetty " + version + ": not supported, left alone: it has no ";
      console.eventually(
          "/admin/instances",
          rows ->
              assertThat(texts(rows.get(0).get("unsupported")))
                  .singleElement()
                  .asString()
                  .startsWith(said)
                  .endsWith("; tested are 12.0.0 to 12.1.5"));
      assertThat(app.ours()).filteredOn(line -> line.contains(said)).hasSize(1);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
