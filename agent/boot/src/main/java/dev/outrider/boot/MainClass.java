package dev.outrider.boot;

import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the application's main class while it is loaded: by its name, or for {@code -jar} as
 * the first class out of that jar (reading its manifest would cost every start a few milliseconds).
 */
final class MainClass {
  private final @Nullable String name;
  private final @Nullable String jar;

  private MainClass(@Nullable String name, @Nullable String jar) {
    this.name = name;
    this.jar = jar;
  }

  /**
   * Of this JVM, from {@code sun.java.command}: {@code Main}, {@code module/Main} or {@code a.jar}.
   */
  static MainClass running() {
    return of(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  static MainClass of(String command, String classPath) {
    if (command.isEmpty()) {
      return new MainClass(null, null); // embedded in some launcher: the first class counts
    }
    // With -jar the class path is that jar alone, and the command begins with it, spaces and all.
    if (!classPath.isEmpty() && command.startsWith(classPath) && new File(classPath).isFile()) {
      return new MainClass(null, new File(classPath).toURI().toString());
    }
    String word = command.split(" ", 2)[0];
    return new MainClass(word.substring(word.indexOf('/') + 1).replace('.', '/'), null);
  }

  boolean is(ClassLoader loader, @Nullable String loading, @Nullable ProtectionDomain domain) {
    if (name != null) {
      return name.equals(loading);
    }
    if (loader != ClassLoader.getSystemClassLoader()) {
      return false;
    }
    return jar == null || jar.equals(location(domain));
  }

  private static @Nullable String location(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL url = source == null ? null : source.getLocation();
    return url == null ? null : url.toString();
  }
}
