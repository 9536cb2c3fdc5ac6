package dev.outrider.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Opens the URL of one entry of our jar without the JDK's jar handler, which has a cache, locks and
 * belongs to the application.
 */
final class EntryHandler extends URLStreamHandler {
  private final JarFile jar;
  private final ZipEntry entry;

  EntryHandler(JarFile jar, ZipEntry entry) {
    this.jar = jar;
    this.entry = entry;
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {
        connected = true;
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return jar.getInputStream(entry);
      }
    };
  }
}
