package dev.outrider.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * A server that speaks HTTP/2, by ALPN on the port {@code h2} and by upgrade on {@code h2c}, and
 * HTTP/1.1 to whoever does not: embedded Tomcat with one servlet. {@code /len/N} answers that many
 * bytes, whatever the method. Thread-safe.
 */
public final class Http2Server implements AutoCloseable {
  /** Held strongly, or the level would be forgotten with the logger. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final Log log = new Log();
  private final Tomcat tomcat = new Tomcat();
  private final Path directory;
  private final Connector clear = connector();
  private final Connector secure = connector();

  private Http2Server() throws IOException, LifecycleException {
    TOMCAT.setLevel(Level.WARNING);
    directory = Files.createTempDirectory("testkit-http2");
    tomcat.setBaseDir(directory.toString());
    secure.setScheme("https");
    secure.setSecure(true);
    secure.setProperty("SSLEnabled", "true");
    secure.addSslHostConfig(identity());
    tomcat.getService().addConnector(clear);
    tomcat.getService().addConnector(secure);
    Context all = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(all, "all", new LengthServlet(log, clear));
    all.addServletMappingDecoded("/*", "all");
    tomcat.start();
  }

  /** Starts it on two free ports of the loopback address. */
  public static Http2Server open() {
    try {
      return new Http2Server();
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the HTTP/2 server", e);
    } catch (LifecycleException e) {
      throw new IllegalStateException("the HTTP/2 server does not start", e);
    }
  }

  /** Returns the number of each port by its name. */
  public Map<String, Integer> ports() {
    return Map.of("h2", secure.getLocalPort(), "h2c", clear.getLocalPort());
  }

  /** Returns the requests seen since the last call; waits up to 600 ms for those that still run. */
  public List<Seen> take() throws InterruptedException {
    return log.take(Log.patience());
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
      Files.deleteIfExists(directory);
    } catch (LifecycleException | IOException e) {
      throw new IllegalStateException("the HTTP/2 server does not stop", e);
    }
  }

  private static Connector connector() {
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxThreads", "8");
    connector.addUpgradeProtocol(new Http2Protocol());
    return connector;
  }

  private static SSLHostConfig identity() {
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
    certificate.setCertificateKeystore(Keys.store("server"));
    certificate.setCertificateKeystorePassword(Keys.password());
    host.addCertificate(certificate);
    return host;
  }
}
