package dev.outrider.sidecar;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sidecar as a process of its own: {@code java -jar outrider-sidecar.jar}. */
public final class Main {
  private static final List<String> NAMES =
      List.of("port", "bind", "data", "admin-token", "viewer-token", "link-token", "metrics.token");
  private static final String HELP =
      """
      Outrider's sidecar: console, API and metrics of the gateways that an Outrider agent is in.

        java -jar outrider-sidecar.jar [port=6464,bind=127.0.0.1,data=FOLDER]

      The same as system properties (-Doutrider.port=) and in the environment:
        OUTRIDER_PORT           port to listen on; 6464
        OUTRIDER_BIND           address to listen on; 127.0.0.1
        OUTRIDER_DATA           folder of its own; none
        OUTRIDER_ADMIN_TOKEN    may read and change
        OUTRIDER_VIEWER_TOKEN   may read
        OUTRIDER_LINK_TOKEN     what agents and sidecar prove to each other
        OUTRIDER_METRICS_TOKEN  closes /metrics; else it is open
      A token may stand in a file instead: OUTRIDER_ADMIN_TOKEN_FILE and so on. Tokens that are not
      set are made at the first start and kept in OUTRIDER_DATA, else in ~/.outrider/tokens.\
      """;

  private Main() {}

  /** Runs until the process is ended; exits 1 when it cannot start. */
  public static void main(String[] args) throws InterruptedException {
    List<String> words = Arrays.asList(args);
    if (words.contains("--help") || words.contains("-h")) {
      print(HELP);
    } else if (words.contains("--version")) {
      print("outrider-sidecar " + version());
    } else {
      System.exit(run(words));
    }
  }

  private static int run(List<String> words) throws InterruptedException {
    Map<String, String> arguments;
    try {
      arguments = arguments(words);
    } catch (IllegalArgumentException e) {
      log(String.valueOf(e.getMessage()));
      return 1;
    }
    Sidecar sidecar =
        Launch.of(new Sources(System::getenv, System::getProperty, arguments), Main::log);
    if (sidecar == null) {
      return 1;
    }
    Thread.currentThread().join(); // its threads are daemons, and it holds nothing to be saved
    return 0;
  }

  /** Reads {@code name=value,name=value}, in one word or several. */
  static Map<String, String> arguments(List<String> words) {
    Map<String, String> arguments = new TreeMap<>();
    for (String pair : String.join(",", words).split(",")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (pair.isBlank()) {
        continue;
      }
      if (equals < 0 || !NAMES.contains(name.strip())) {
        throw new IllegalArgumentException(
            "unknown argument \"" + name + "\"; allowed: NAME=VALUE with " + NAMES + ", --help");
      }
      arguments.put(name.strip(), pair.substring(equals + 1));
    }
    return arguments;
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private static void log(String line) {
    System.err.println("outrider: " + line);
  }

  private static void print(String text) {
    System.out.println(text);
  }
}
