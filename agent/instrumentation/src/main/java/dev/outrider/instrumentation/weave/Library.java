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
 * @param version finds the version that a class loader holds, by its resources alone
 */
public record Library(
    String name,
    Support support,
    List<String> markers,
    List<Cut> cuts,
    String needs,
    Function<@Nullable ClassLoader, String> version) {

  public Library {
    markers = List.copyOf(markers);
    cuts = List.copyOf(cuts);
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
    return new Library(name, support, owners, List.of(cuts), "", version);
  }

  /** Returns this library, whose class files are checked before they are woven. */
  public Library needing(String prefix) {
    return new Library(name, support, markers, cuts, prefix, version);
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
        loader -> {
          String version = LibraryVersion.inProperties(loader, versionResource, "version");
          return version.isEmpty() ? LibraryVersion.inJarName(loader, type) : version;
        });
  }
}
