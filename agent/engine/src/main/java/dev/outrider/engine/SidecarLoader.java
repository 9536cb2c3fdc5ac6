package dev.outrider.engine;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the embedded sidecar; its parent is the platform. A class of ours, by which the weaver
 * knows it: a server or client that the sidecar brings is not the gateway's.
 */
final class SidecarLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  SidecarLoader(URL jar) {
    super("outrider-sidecar", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OtherAgents.isHiddenFromUs(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }
}
