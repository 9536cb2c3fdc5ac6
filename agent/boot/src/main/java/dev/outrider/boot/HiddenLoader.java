package dev.outrider.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the engine, the instrumentations and everything that they use from the folder {@code
 * outrider/} of the agent's jar, where class files have another ending, so that nobody else finds
 * them.
 *
 * <p>Child first, parent the platform loader: no class of the gateway is visible here, and none of
 * ours there. The jar is opened at the first class. Made by {@link Unoffered} only. Thread-safe.
 */
public final class HiddenLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "outrider/";

  /**
   * The OpenTelemetry agent leaves alone each loader that does not see its classes, whose boot
   * loader they are in: then our classes, and the servers and clients among them, are not woven.
   */
  private static final String NOT_SEEN = "io.opentelemetry.javaagent.";

  private final JarFile jar;
  private final ProtectionDomain domain;

  HiddenLoader(File file) throws IOException {
    super(ClassLoader.getSystemClassLoader().getParent());
    this.jar = new JarFile(file, false);
    CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
    this.domain = new ProtectionDomain(source, null, this, null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        ZipEntry entry = name.startsWith("java.") ? null : entry(name.replace('.', '/') + ".class");
        loaded = entry == null ? ofTheJdk(name) : define(name, entry);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> ofTheJdk(String name) throws ClassNotFoundException {
    if (name.startsWith(NOT_SEEN)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, false);
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try (InputStream stream = jar.getInputStream(entry)) {
      byte[] bytes = AgentJar.bytes(stream, (int) entry.getSize());
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    return findResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    return findResources(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    ZipEntry entry = entry(name);
    try {
      return entry == null ? null : new URL(null, "outrider:" + name, new EntryHandler(jar, entry));
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    ZipEntry entry = entry(name);
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private @Nullable ZipEntry entry(String name) {
    boolean isClass = name.endsWith(".class");
    return jar.getEntry(
        FOLDER + (isClass ? name.substring(0, name.length() - 5) + "classdata" : name));
  }
}
