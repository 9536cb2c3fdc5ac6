package dev.outrider.engine.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One look at a small file: its text, or why there is none.
 *
 * @param text empty when there is a fault
 */
record FileReading(String text, @Nullable String fault) {
  private static final int MOST_BYTES = 1 << 20;

  static FileReading of(String name) {
    try {
      Path path = Path.of(name);
      return Files.exists(path) && !Files.isRegularFile(path)
          ? failed(name, "it is no file")
          : read(name, path);
    } catch (InvalidPathException e) {
      return failed(name, "it is no path");
    } catch (NoSuchFileException e) {
      return failed(name, "there is no such file");
    } catch (AccessDeniedException e) {
      return failed(name, "access is denied");
    } catch (IOException e) {
      return failed(name, String.valueOf(e.getMessage()));
    }
  }

  private static FileReading read(String name, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? failed(name, "it is larger than 1 MB")
          : new FileReading(withoutMark(new String(bytes, UTF_8)), null);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static FileReading failed(String name, String why) {
    return new FileReading("", "cannot read " + name + ": " + why);
  }
}
