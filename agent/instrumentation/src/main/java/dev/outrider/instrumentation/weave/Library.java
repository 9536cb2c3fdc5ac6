package dev.outrider.instrumentation.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One library that we know: its name in settings and support table, and where it is cut. Immutable.
 *
 * @param name as in {@code libraries.NAME}
 * @param support what the support table says of it
 * @param markers internal names of the classes by which it is found; those of the cuts among them
 * @param cuts the methods entered; none for a library that is known and not supported
 * @param needs the beginning of the internal names that belong to it, where its class files are
 *     held against what its instrumentation uses of them; empty where they are not
 * @param reads what its instrumentation reaches by name and needs as well: internal name of the
 *     class, blank, name and descriptor
 * @param version finds the version that a class loader holds, by its resources alone
 */
public record Library(
    String name,
    Support support,
    List<String> markers,
    List<Cut> cuts,
    String needs,
    List<String> reads,
    Function<@Nullable ClassLoader, String> version) {

  public Library {
    markers = List.copyOf(markers);
    cuts = List.copyOf(cuts);
    reads = List.copyOf(reads);
  }

  /** Returns a library that is cut; its markers are the classes of its cuts. */
  public static Library of(
      String name, Support support, Function<@Nullable ClassLoader, String> version, Cut... cuts) {
    List<String> owners = new ArrayList<>();
    for (Cut cut : cuts) {
      String owner = cut.owner().replace('.', '/');
      if (!owners.contains(owner)) {
        owners.add(owner);
      }
    }
    return new Library(name, support, owners, List.of(cuts), "", List.of(), version);
  }

  /** Returns this library, whose class files are checked before they are woven. */
  public Library needing(String prefix) {
    return new Library(name, support, markers, cuts, prefix, reads, version);
  }

  /**
   * Returns this library, woven only where the class has these members as well, which the build
   * does not find in our code: they are reached by name.
   *
   * @param owner as {@code Class.getName} has it
   * @param members of a method name and descriptor, of a field with a blank between them
   */
  public Library reading(String owner, String... members) {
    List<String> all = new ArrayList<>(reads);
    for (String member : members) {
      all.add(owner.replace('.', '/') + ' ' + member);
    }
    return new Library(name, support, markers, cuts, needs, all, version);
  }

  /** Returns a library that we know by a class of its own and leave alone. */
  public static Library unsupported(
      String name, String title, String marker, String versionResource) {
    String type = marker.replace('.', '/');
    return new Library(
        name,
        Support.none(title),
        List.of(type),
        List.of(),
        "",
        List.of(),
        loader -> {
          String version = LibraryVersion.inProperties(loader, versionResource, "version");
          return version.isEmpty() ? LibraryVersion.inJarName(loader, type) : version;
        });
  }
}
