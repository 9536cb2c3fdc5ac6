package dev.outrider.instrumentation.attach;

import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.NeedsWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Run by the build of the agent's jar: writes the table of class names that the gate looks for, and
 * for each library what its instrumentation needs of it.
 */
public final class BuildTables {
  private BuildTables() {}

  /** Writes into the folder that is the first argument. */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    Path folder = Path.of(arguments[0]);
    Set<String> names = new TreeSet<>();
    for (Library library : Libraries.ALL) {
      names.addAll(library.markers());
    }
    Files.writeString(folder.resolve("cuts"), String.join("\n", names) + "\n");
    for (Library library : Libraries.ALL) {
      Set<String> members = new TreeSet<>(library.reads());
      if (!library.needs().isEmpty()) {
        members.addAll(membersUsed(library));
      }
      if (!members.isEmpty()) {
        Path needs = Files.createDirectories(folder.resolve("needs"));
        Files.writeString(needs.resolve(library.name()), String.join("\n", members) + "\n");
      }
    }
  }

  private static Set<String> membersUsed(Library library) throws IOException, URISyntaxException {
    URI ours = BuildTables.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(ours))) {
      return NeedsWriter.membersUsed(packageOf(library, Path.of(ours)), library.needs());
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(ours))) {
      return NeedsWriter.membersUsed(packageOf(library, jar.getPath("/")), library.needs());
    }
  }

  /** Where the class is that takes the library's calls: all of its package sees the library. */
  private static Path packageOf(Library library, Path root) {
    return root.resolve(library.cuts().get(0).callsPackage().replace('.', '/'));
  }
}
