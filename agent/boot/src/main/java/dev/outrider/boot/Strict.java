package dev.outrider.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may have asked for {@code strict}. Only then are the settings read before the
 * gateway starts; they alone decide whether it is really so.
 */
final class Strict {
  private Strict() {}

  static boolean asked(@Nullable String arguments) {
    return (arguments != null && arguments.contains("strict"))
        || System.getProperty("outrider.strict") != null
        || System.getenv("OUTRIDER_STRICT") != null
        || inFile(configured(arguments));
  }

  private static @Nullable String configured(@Nullable String arguments) {
    if (arguments != null) {
      for (String argument : arguments.split(",", -1)) {
        if (argument.trim().startsWith("config=")) {
          return argument.trim().substring("config=".length());
        }
      }
    }
    String property = System.getProperty("outrider.config");
    return property != null ? property : System.getenv("OUTRIDER_CONFIG");
  }

  private static boolean inFile(@Nullable String path) {
    if (path == null) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(Paths.get(path));
      return new String(bytes, StandardCharsets.UTF_8).contains("strict");
    } catch (IOException | RuntimeException unreadable) {
      return false; // the settings say so, in their own words, when they are read
    }
  }
}
