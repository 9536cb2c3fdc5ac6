package dev.outrider.examples.mock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider, running from construction to {@link #close}. Thread-safe. */
public final class MockProvider implements AutoCloseable {
  private static final int BACKLOG = 512;

  private final WireLog wire;
  private final Faults faults = new Faults();
  private final Options options;
  private final Listener plain;
  private final @Nullable Path keystore;
  private final @Nullable Listener tls;

  /**
   * Starts to listen on the loopback address.
   *
   * @throws IOException when a port is taken or the keystore cannot be made or read
   */
  public MockProvider(Options options)
      throws IOException, GeneralSecurityException, InterruptedException {
    this.options = options;
    wire = new WireLog(options.recording());
    keystore = options.tlsPort() < 0 ? null : keystore(options.keystore());
    plain = listener(new ServerSocket(options.port(), BACKLOG, InetAddress.getLoopbackAddress()));
    tls = keystore == null ? null : listener(tlsServer(keystore));
  }

  /** Starts the program; the usage goes to standard error, with exit code 2, when it is wrong. */
  public static void main(String[] args) throws Exception {
    try {
      MockProvider provider = new MockProvider(Options.parse(properties(), args));
      System.out.println("mock-provider: http://127.0.0.1:" + provider.port());
      if (provider.tls != null) {
        System.out.println(
            "mock-provider: https://127.0.0.1:" + provider.tlsPort() + " " + provider.keystore());
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println("mock-provider: " + wrong.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
    }
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, Objects.requireNonNull(System.getProperty(name)));
    }
    return properties;
  }

  private Listener listener(ServerSocket server) {
    Listener listener = new Listener(server, this::conversation);
    listener.start();
    return listener;
  }

  private Runnable conversation(Socket socket) {
    return new Conversation(socket, options.behaviour(), faults, wire);
  }

  private static Path keystore(@Nullable Path chosen) throws IOException, InterruptedException {
    Path keystore =
        chosen != null ? chosen : Files.createTempDirectory("mock-provider").resolve("mock.p12");
    if (!Files.exists(keystore)) {
      Tls.make(keystore);
    }
    return keystore;
  }

  private ServerSocket tlsServer(Path keystore) throws IOException, GeneralSecurityException {
    return Tls.context(keystore)
        .getServerSocketFactory()
        .createServerSocket(options.tlsPort(), BACKLOG, InetAddress.getLoopbackAddress());
  }

  /** Returns where plain HTTP is. */
  public int port() {
    return plain.port();
  }

  /**
   * Returns where HTTPS is.
   *
   * @throws NullPointerException when the options asked for none
   */
  public int tlsPort() {
    return Objects.requireNonNull(tls, "no TLS port was asked for").port();
  }

  /**
   * Returns the PKCS12 file whose certificate the TLS port shows; password {@code changeit}.
   *
   * @throws NullPointerException when the options asked for no TLS port
   */
  public Path keystore() {
    return Objects.requireNonNull(keystore, "no TLS port was asked for");
  }

  @Override
  public void close() throws IOException {
    plain.close();
    if (tls != null) {
      tls.close();
    }
  }
}
