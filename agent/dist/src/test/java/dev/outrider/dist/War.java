package dev.outrider.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes the war of {@link ShopServlet}. */
final class War {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
        <servlet>
          <servlet-name>shop</servlet-name>
          <servlet-class>dev.outrider.dist.ShopServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>shop</servlet-name>
          <url-pattern>/*</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  private War() {}

  static Path writeTo(Path folder) throws IOException {
    Path war = folder.resolve("shop.war");
    String servlet = ShopServlet.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war));
        InputStream in = ShopServlet.class.getResourceAsStream("/" + servlet)) {
      add(out, "WEB-INF/web.xml", WEB_XML.getBytes(StandardCharsets.UTF_8));
      add(out, "WEB-INF/classes/" + servlet, in.readAllBytes());
    }
    return war;
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
