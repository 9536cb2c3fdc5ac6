package dev.outrider.link;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the tokens of a user's sidecar, read by agent and sidecar alike: {@code
 * tokens} in the sidecar's data folder, else in {@code .outrider} in the user's home.
 *
 * <p>It is written beside its place with mode 0600 and then linked there, which fails when another
 * process was faster: so nobody reads half a file, and two that start at once agree. Thread-safe.
 */
public final class TokenFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final Path path;

  private TokenFile(Path folder) {
    this.folder = folder;
    this.path = folder.resolve("tokens");
  }

  /** Returns the file in the folder {@code data}. */
  public static TokenFile in(Path data) {
    return new TokenFile(data);
  }

  /** Returns the file of the user, whether it exists or not. */
  public static TokenFile ofUser() {
    return in(Path.of(System.getProperty("user.home", "."), ".outrider"));
  }

  public Path path() {
    return path;
  }

  /**
   * Returns the tokens, or null when there is no such file.
   *
   * @throws IOException when it cannot be read, lacks a token, or may be read by others
   */
  public @Nullable Tokens read() throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      lines.load(reader);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (openToOthers()) {
      throw new IOException(path + " may be read by others; it has to have mode 0600");
    }
    Tokens tokens = Tokens.parse(lines);
    if (tokens == null) {
      throw new IOException(path + " lacks one of the lines admin=, viewer=, link=");
    }
    return tokens;
  }

  /**
   * Returns the tokens, made first when there is no such file.
   *
   * @throws IOException when it can be neither read nor made
   */
  public Tokens readOrMake() throws IOException {
    Tokens present = read();
    if (present != null) {
      return present;
    }
    if (!Files.isDirectory(folder)) {
      makeFolder();
    }
    publish();
    Tokens made = read();
    if (made == null) {
      throw new NoSuchFileException(path.toString());
    }
    return made;
  }

  private void publish() throws IOException {
    Path draft = Files.createTempFile(folder, "tokens", ".new"); // mode 0600 by contract on POSIX
    try {
      Files.writeString(draft, Tokens.random().lines());
      link(draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void link(Path draft) throws IOException {
    try {
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException e) {
      // another process was faster: its tokens hold
    } catch (UnsupportedOperationException e) {
      Files.move(draft, path); // no hard links here; fails when the file exists
    }
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    if (posix(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private boolean openToOthers() throws IOException {
    return posix(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
