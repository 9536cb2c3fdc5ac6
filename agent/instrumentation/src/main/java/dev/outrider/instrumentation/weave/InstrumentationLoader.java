package dev.outrider.instrumentation.weave;

import dev.outrider.engine.OtherAgents;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the instrumentations of one application loader: their own classes here, our other classes
 * from the engine's loader, all else from the application. It holds both loaders; only the
 * application's may hold it, through the call sites that it linked.
 */
final class InstrumentationLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OURS = "dev.outrider.";

  private final ClassLoader engine;
  private final Set<String> packages;

  /**
   * @param application the loader of the woven class
   * @param engine where our classes are
   * @param packages whose classes are defined here, once for each application loader
   */
  InstrumentationLoader(ClassLoader application, ClassLoader engine, Set<String> packages) {
    super(application);
    this.engine = engine;
    this.packages = packages;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = find(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    if (OtherAgents.isHiddenFromUs(name)) {
      throw new ClassNotFoundException(name);
    }
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, false);
    }
    boolean seesTheLibrary = packages.contains(name.substring(0, name.lastIndexOf('.')));
    return seesTheLibrary ? define(name) : engine.loadClass(name);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream stream = bytesOf(name)) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = stream.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length, getClass().getProtectionDomain());
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  private @Nullable InputStream bytesOf(String name) {
    return engine.getResourceAsStream(name.replace('.', '/') + ".class");
  }
}
