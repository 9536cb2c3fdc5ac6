package dev.outrider.examples.driver.plain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * The program that such gateways call in HTTP/2: embedded Tomcat, by TLS and ALPN, HTTP/1.1 to
 * whoever asks for that. The arguments are its port, the file with its identity, its password, and
 * a folder for what Tomcat writes.
 */
public final class Http2Server {
  private Http2Server() {}

  /** Serves until it is ended. */
  public static void main(String[] args) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(args[3]);
    tomcat.getService().addConnector(connector(Integer.parseInt(args[0]), args[1], args[2]));
    StandardContext all = (StandardContext) tomcat.addContext("", Path.of(args[3]).toString());
    Tomcat.addServlet(all, "all", new Same());
    all.addServletMappingDecoded("/*", "all");
    tomcat.start();
    tomcat.getServer().await();
  }

  private static Connector connector(int port, String identity, String password) {
    Connector connector = new Connector();
    connector.setPort(port);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("SSLEnabled", "true");
    connector.setProperty("maxKeepAliveRequests", "-1"); // connections are not what is compared
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
    certificate.setCertificateKeystoreFile(identity);
    certificate.setCertificateKeystorePassword(password);
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
    connector.addUpgradeProtocol(new Http2Protocol());
    return connector;
  }

  /** Answers every request with the same bytes. */
  private static final class Same extends HttpServlet {
    private static final byte[] BODY =
        "{\"object\":\"limits\",\"requests_per_minute\":600000,\"tokens_per_minute\":9000000}"
            .getBytes(US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      response.setContentLength(BODY.length);
      response.getOutputStream().write(BODY);
    }
  }
}
