package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.server.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rerouted connection resumes the TLS session that the application's context has with the origin,
 * as the native client's next connection does; what a full handshake costs is paid once a context.
 */
final class TlsSessionIT {
  private static final String PASSWORD = "outrider";
  private static final int CALLS = 4;

  static Stream<Arguments> everyJdkAndVersion() {
    return Jdks.runningAndNewest()
        .flatMap(jdk -> Stream.of("TLSv1.3", "TLSv1.2").map(tls -> Arguments.of(jdk, tls)));
  }

  @ParameterizedTest
  @MethodSource("everyJdkAndVersion")
  void nextConnectionsOfOneContextResumeItsSession(Jdk jdk, String tls, @TempDir Path folder)
      throws Exception {
    try (HandshakeServer server = HandshakeServer.start(identity(folder), PASSWORD);
        Jvm app = call(jdk, server, tls, folder, "4", "same-4")) {
      app.await("done");

      assertThat(calls(app)).isEqualTo(firstNative(2 * CALLS));
      assertThat(server.connections()).isEqualTo(2 * CALLS);
      assertThat(server.fullHandshakes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("everyJdkAndVersion")
  void anotherContextResumesNothingOfTheFirst(Jdk jdk, String tls, @TempDir Path folder)
      throws Exception {
    try (HandshakeServer server = HandshakeServer.start(identity(folder), PASSWORD);
        Jvm app = call(jdk, server, tls, folder, "4", "4", "4")) {
      app.await("done");

      assertThat(server.connections()).isEqualTo(3 * CALLS);
      assertThat(server.fullHandshakes()).isEqualTo(3);
    }
  }

  private static Jvm call(
      Jdk jdk, HandshakeServer server, String tls, Path folder, String... clients) {
    List<String> arguments =
        new ArrayList<>(
            List.of(server.uri(), folder.resolve("server.p12").toString(), PASSWORD, tls));
    arguments.addAll(List.of(clients));
    return Jvm.java(jdk.home())
        .agent("sidecar=none")
        .main(TlsCaller.class, arguments.toArray(String[]::new))
        .start();
  }

  private static Path identity(Path folder) throws IOException {
    Path file = folder.resolve("server.p12");
    try (InputStream in = Keys.class.getResourceAsStream("server.p12")) {
      Files.copy(in, file);
    }
    return file;
  }

  private static List<String> calls(Jvm app) {
    return app.lines().stream().filter(line -> line.startsWith("call ")).toList();
  }

  /** The first answer shows that the origin speaks HTTP/1.1; from then on calls are ours. */
  private static List<String> firstNative(int count) {
    List<String> calls = new ArrayList<>(Collections.nCopies(count, "call 200 rerouted"));
    calls.set(0, "call 200 native");
    return calls;
  }
}
