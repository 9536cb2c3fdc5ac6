package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A certificate for localhost that signs itself, made by the JDK's keytool, and who trusts it. */
final class Identity {
  static final String PASSWORD = "changeit";

  private Identity() {}

  /** Returns the file with key and certificate, made where it is not there yet. */
  static Path in(Stage stage) throws IOException, InterruptedException {
    Path file = stage.folder().resolve("localhost.p12");
    if (!Files.exists(file)) {
      stage.start("keytool", command(file.toString()), Map.of()).join(60);
    }
    return file;
  }

  private static List<String> command(String file) {
    return List.of(
        Jdk.running().tool("keytool").toString(),
        "-genkeypair",
        "-alias",
        "localhost",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-validity",
        "30",
        "-storetype",
        "PKCS12",
        "-keystore",
        file,
        "-storepass",
        PASSWORD);
  }

  /** Returns that program with the certificate as the one thing that its JVM trusts. */
  static Launch trusted(Launch launch, Path file) {
    return launch
        .option("-Djavax.net.ssl.trustStore=" + file)
        .option("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}
