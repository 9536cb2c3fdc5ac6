package dev.outrider.instrumentation.weave;

import dev.outrider.engine.OtherAgents;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes that the libraries name, and says what it found: woven, a version that we do
 * not know, or a library that is not supported. Thread-safe.
 */
public final class Weaving implements ClassFileTransformer {
  private final Map<String, Library> libraries = new HashMap<>();
  private final ClassLoader ours = Weaving.class.getClassLoader();
  private final Examined examined = new Examined();
  private final Findings findings;

  Weaving(List<Library> libraries, Findings findings) {
    this.findings = findings;
    for (Library library : libraries) {
      for (String marker : library.markers()) {
        this.libraries.put(marker, library);
      }
    }
  }

  /**
   * Prepares the JVM for woven classes and returns what weaves them.
   *
   * @param faults counts and logs a fault of ours; must not throw
   */
  public static Weaving prepare(
      Instrumentation instrumentation,
      List<Library> libraries,
      Findings findings,
      BiConsumer<String, Throwable> faults)
      throws Throwable {
    Map<String, Cut> cuts = new HashMap<>();
    for (Library library : libraries) {
      for (Cut cut : library.cuts()) {
        cuts.put(cut.id(), cut);
      }
    }
    CallSiteClass.define(instrumentation, new Linker(cuts, faults).handle());
    Weaving weaving = new Weaving(libraries, findings);
    weaving.leaveAlone(instrumentation.getAllLoadedClasses());
    return weaving;
  }

  /** Weaves a class of ours that is then dropped: what weaving takes is loaded by that. */
  public static void rehearse() throws IOException {
    byte[] file = CallSiteClass.bytes();
    if (Weaver.weave(file, List.of(CallSiteClass.REHEARSED)) == null) {
      throw new IllegalStateException("the call-site class has another shape");
    }
  }

  /**
   * Leaves alone each library of which a class was loaded before us, by another agent for one: with
   * one cut of several missing, an exchange could begin and never end.
   */
  void leaveAlone(Class<?>[] loaded) {
    for (Class<?> early : loaded) {
      Library library = libraries.get(early.getName().replace('.', '/'));
      if (library != null && !library.cuts().isEmpty()) {
        libraries.values().removeIf(library::equals);
        String why = "left alone: " + early.getName() + " was loaded before the agent";
        findings.unsupported(library, library.version().in(early.getClassLoader()), why);
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] original) {
    Library library = libraries.get(name);
    if (library == null || isOurs(loader) || OtherAgents.isLoader(loader)) {
      return null;
    }
    Examined.Found found = examined.of(library, loader, name, original);
    return found.isHere() ? woven(library, found, name, original) : null;
  }

  private byte @Nullable [] woven(
      Library library, Examined.Found found, String name, byte[] original) {
    if (library.cuts().isEmpty()) {
      findings.unsupported(library, found.version(), "not supported yet");
      return null;
    }
    List<Cut> here = cutsIn(library, name.replace('/', '.'));
    byte @Nullable [] woven = found.missing() == null ? Weaver.weave(original, here) : null;
    if (woven == null) {
      String why = leftAlone(library, missing(found.missing(), here));
      findings.unsupported(library, found.version(), why);
      return null;
    }
    findings.woven(library, found.version(), here);
    return woven;
  }

  /**
   * The engine's loader, and all loaders that are made by classes of it: theirs are our classes.
   */
  private boolean isOurs(@Nullable ClassLoader loader) {
    return loader != null && (loader == ours || loader.getClass().getClassLoader() == ours);
  }

  private static String leftAlone(Library library, String missing) {
    Support support = library.support();
    String tested = support.oldest() + " to " + support.newest();
    return "not supported, left alone: it has no " + missing + "; tested are " + tested;
  }

  private static String missing(@Nullable String needed, List<Cut> cuts) {
    return needed == null ? cuts.toString() : needed;
  }

  private static List<Cut> cutsIn(Library library, String owner) {
    List<Cut> here = new ArrayList<>();
    for (Cut cut : library.cuts()) {
      if (cut.owner().equals(owner)) {
        here.add(cut);
      }
    }
    return here;
  }
}
