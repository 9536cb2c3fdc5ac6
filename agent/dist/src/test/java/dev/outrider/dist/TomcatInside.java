package dev.outrider.dist;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * A Tomcat that was loaded by a loader of its own, as a standalone one is, and deploys wars. Seen
 * from outside as types of the JDK only.
 */
public final class TomcatInside implements Supplier<Integer>, AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  /** Starts it without any war, in a folder of its own beside {@code war}. */
  public TomcatInside(String war) throws IOException, LifecycleException {
    TomcatURLStreamHandlerFactory.disable(); // it would be the JVM's, and hold this loader for ever
    Registry.disableRegistry();
    Path base = Path.of(war).resolveSibling("tomcat");
    Files.createDirectories(base.resolve("webapps"));
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", "10");
    tomcat.getEngine().setParentClassLoader(getClass().getClassLoader());
    tomcat.getHost();
    tomcat.start();
  }

  /** Returns the port. */
  @Override
  public Integer get() {
    return tomcat.getConnector().getLocalPort();
  }

  /** Deploys a war at {@code /shop}, asks it, takes it away again and returns its loader. */
  public ClassLoader deployAskUndeploy(String war) throws Exception {
    StandardContext context = deploy(war);
    ask();
    ClassLoader loader = context.getLoader().getClassLoader();
    tomcat.getHost().removeChild(context);
    context.destroy();
    return loader;
  }

  /** Deploys a war at {@code /shop}. */
  public StandardContext deploy(String war) {
    StandardContext context = new StandardContext();
    context.setPath("/shop");
    context.setDocBase(war);
    ContextConfig config = new ContextConfig();
    config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    context.addLifecycleListener(config);
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    tomcat.getHost().addChild(context);
    return context;
  }

  private void ask() throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + get() + "/shop/");
    try (var answer = uri.toURL().openStream()) {
      System.out.println("shop: " + new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
