package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.outrider.testkit.Requirement;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page in a real browser, in front of a real gateway. */
final class PageIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  @Test
  void asksForATokenAndThenShowsTheNumbersAsTheyCome(@TempDir Path home) throws Exception {
    Optional<Path> chromium = chromium();
    Requirement.check("chromium", chromium.isPresent());
    int console = Console.freePort();
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm app = gateway(home, console, upstream);
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of("--no-sandbox")))) {
      int port = Integer.parseInt(app.await("port="));
      call(port, 7);
      Console.awaitLive(console);
      String origin = "http://127.0.0.1:" + console;
      ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
      ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
      Page page = browser.newPage();
      page.onRequest(request -> asked.add(request.url()));
      page.onPageError(faults::add);
      page.navigate(origin + "/");

      signIn(page, "wrong");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();

      signIn(page, Console.ADMIN);
      awaitRequests(page, 7);
      call(port, 5);
      awaitRequests(page, 12);
      try (Jvm other = gatewayThatUsesOkHttp(console)) {
        other.await("loaded");
        PlaywrightAssertions.assertThat(page.locator("main"))
            .containsText(
                "okhttp " + System.getProperty("outrider.version.okhttp") + ": not", SOON);
      }

      assertThat(faults).isEmpty();
      assertThat(asked).allMatch(url -> url.startsWith(origin + "/"));
      assertThat(asked).noneMatch(url -> url.contains(Console.ADMIN));
    }
  }

  private static Jvm gateway(Path home, int console, WatchedProvider upstream) {
    return Jvm.java()
        .flags("-Duser.home=" + home)
        .environment("OUTRIDER_ADMIN_TOKEN", Console.ADMIN)
        .environment("OUTRIDER_LINK_TOKEN", Console.LINK)
        .agent("console,port=" + console)
        .main(TomcatApp.class, upstream.uri())
        .start();
  }

  /** Of a library that we know and do not support. */
  private static Jvm gatewayThatUsesOkHttp(int console) {
    return Jvm.java()
        .environment("OUTRIDER_LINK_TOKEN", Console.LINK)
        .agent("sidecar=http://127.0.0.1:" + console)
        .main(Loads.class, System.getProperty("outrider.unsupported"), "okhttp3.OkHttpClient")
        .start();
  }

  private static void signIn(Page page, String token) {
    page.fill("#token", token);
    page.click("form button");
  }

  /** The first tile of the page, which nobody reloads. */
  private static void awaitRequests(Page page, int count) {
    PlaywrightAssertions.assertThat(page.locator(".tiles > div").first())
        .containsText(Pattern.compile("Requests\\s*" + count + "\\s*since reset"), SOON);
  }

  private static void call(int port, int times) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/call?path=/hello");
    for (int i = 0; i < times; i++) {
      assertThat(HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
          .isEqualTo(WatchedProvider.ANSWER);
    }
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
