package dev.outrider.instrumentation.weave;

import java.util.ArrayList;
import java.util.List;
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
 * @param beside internal name of a class without which the library is not there, whatever else of
 *     it is: for cuts in what other libraries are made of too; empty where the cuts' own classes
 *     tell
 * @param version where its version stands
 */
public record Library(
    String name,
    Support support,
    List<String> markers,
    List<Cut> cuts,
    String needs,
    List<String> reads,
    String beside,
    LibraryVersion version) {

  public Library {
    markers = List.copyOf(markers);
    cuts = List.copyOf(cuts);
    reads = List.copyOf(reads);
  }

  /** Returns a library that is cut; its markers are the classes of its cuts. */
  public static Library of(String name, Support support, LibraryVersion version, Cut... cuts) {
    List<String> owners = new ArrayList<>();
    for (Cut cut : cuts) {
      String owner = cut.owner().replace('.', '/');
      if (!owners.contains(owner)) {
        owners.add(owner);
      }
    }
    return new Library(name, support, owners, List.of(cuts), "", List.of(), "", version);
  }

  /** Returns this library, whose class files are checked before they are woven. */
  public Library needing(String prefix) {
    return new Library(name, support, markers, cuts, prefix, reads, beside, version);
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
    return new Library(name, support, markers, cuts, needs, all, beside, version);
  }

  /** Returns this library, which is there only where the class of that name is. */
  public Library beside(String type) {
    String home = type.replace('.', '/');
    return new Library(name, support, markers, cuts, needs, reads, home, version);
  }

  /** Whether it is what {@code loader} has, and not only something that it shares with others. */
  boolean isIn(@Nullable ClassLoader loader) {
    return beside.isEmpty() || (loader != null && loader.getResource(beside + ".class") != null);
  }

  /**
   * Returns a library that we know by a class of its own and leave alone.
   *
   * @param artifact group and artifact, with a slash between them
   */
  public static Library unsupported(String name, String title, String marker, String artifact) {
    return new Library(
        name,
        Support.none(title),
        List.of(marker.replace('.', '/')),
        List.of(),
        "",
        List.of(),
        "",
        LibraryVersion.ofArtifact(artifact, marker));
  }
}
