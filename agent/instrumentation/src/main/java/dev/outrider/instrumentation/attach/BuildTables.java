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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Run by the build of the agent's jar: writes the table of class names that the gate looks for, and
 * for each library what its instrumentation needs of it.
 */
public final class BuildTables {
  /** The internal names that belong to a library, where its classes are checked before weaving. */
  private static final Map<String, String> CHECKED = Map.of("tomcat", "org/apache/");

  private BuildTables() {}

  /** Writes into the folder that is the first argument. */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    Path folder = Path.of(arguments[0]);
    Set<String> names = new TreeSet<>();
    for (Library library : Libraries.ALL) {
      names.addAll(library.markers());
    }
    Files.writeString(folder.resolve("cuts"), String.join("\n", names) + "\n");
    for (Map.Entry<String, String> checked : CHECKED.entrySet()) {
      writeNeeds(folder, checked.getKey(), checked.getValue());
    }
  }

  private static void writeNeeds(Path folder, String library, String prefix)
      throws IOException, URISyntaxException {
    URI ours = BuildTables.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Set<String> members;
    if (Files.isDirectory(Path.of(ours))) {
      members = NeedsWriter.membersUsed(packageOf(library, Path.of(ours)), prefix);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(ours))) {
        members = NeedsWriter.membersUsed(packageOf(library, jar.getPath("/")), prefix);
      }
    }
    Files.createDirectories(folder.resolve("needs"));
    Files.writeString(folder.resolve("needs").resolve(library), String.join("\n", members) + "\n");
  }

  private static Path packageOf(String library, Path root) {
    return root.resolve("dev/outrider/instrumentation/" + library);
  }
}
