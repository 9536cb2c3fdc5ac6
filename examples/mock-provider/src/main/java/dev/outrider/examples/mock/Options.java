package dev.outrider.examples.mock;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is told at start. Immutable.
 *
 * @param port plain HTTP; 0: a free one
 * @param tlsPort HTTPS; 0: a free one; -1: none
 * @param keystore PKCS12 for TLS, made when it is missing; null: one for this run only
 * @param recording whether the wire log keeps every request from the start
 * @param behaviour unless a request asks otherwise
 */
public record Options(
    int port, int tlsPort, @Nullable Path keystore, boolean recording, Behaviour behaviour) {
  private static final Set<String> KNOWN =
      Set.of(
          "port",
          "tls-port",
          "keystore",
          "record",
          "latency",
          "ttft",
          "tokens-per-second",
          "tokens",
          "error-rate");

  /** Says how the program is called. */
  static final String USAGE =
      """
      mock-provider: an OpenAI-compatible provider for tests and benchmarks
        --port=9090             plain HTTP; 0: a free port
        --tls-port=-1           HTTPS; 0: a free port; -1: none
        --keystore=FILE         PKCS12 for TLS, password "changeit"; made with keytool when missing
        --record=false          keep every request for GET /__wire (POST /__wire starts anew)
        --latency=0             milliseconds before every answer            X-Mock-Latency
        --ttft=0                milliseconds to a completion's first token  X-Mock-Ttft
        --tokens-per-second=0   speed of completions; 0: at once            X-Mock-Tokens-Per-Second
        --tokens=16             length of completions                       X-Mock-Tokens
        --error-rate=0          share of answers that are 500, 0 to 1       X-Mock-Error-Rate
      Each is also a system property (-Dmock.latency=200); a request's header wins for that request.
      """;

  /** On free ports, with TLS, recording: for tests of gateways. */
  public static Options forTests() {
    return new Options(0, 0, null, true, Behaviour.PROMPT);
  }

  /**
   * Reads arguments {@code --name=value}, then system properties {@code mock.name}.
   *
   * @throws IllegalArgumentException naming the wrong one
   */
  static Options parse(Map<String, String> properties, String... args) {
    Map<String, String> named = new HashMap<>();
    KNOWN.forEach(
        name -> {
          String property = properties.get("mock." + name);
          if (property != null) {
            named.put(name, property);
          }
        });
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0 || !KNOWN.contains(arg.substring(2, equals))) {
        throw new IllegalArgumentException("unknown argument " + arg);
      }
      named.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    return of(named);
  }

  private static Options of(Map<String, String> named) {
    String keystore = named.get("keystore");
    return new Options(
        (int) Behaviour.number("port", named.getOrDefault("port", "9090"), 0, 65535),
        (int) Behaviour.number("tls-port", named.getOrDefault("tls-port", "-1"), -1, 65535),
        keystore == null ? null : Path.of(keystore),
        Boolean.parseBoolean(named.get("record")),
        Behaviour.PROMPT.with(named::get));
  }
}
