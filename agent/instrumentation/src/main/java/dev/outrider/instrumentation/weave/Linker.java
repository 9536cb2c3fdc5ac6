package dev.outrider.instrumentation.weave;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads a woven call site to our side, once, when it is first reached; from then on the JVM calls
 * straight through. A call site that cannot be linked lets its body run for ever.
 */
public final class Linker {
  private final Map<String, Cut> cuts;
  private final Set<String> packages = new HashSet<>();
  private final BiConsumer<String, Throwable> faults;
  private final ClassLoader engine = Linker.class.getClassLoader();
  // Looked up when a call site is linked, never per request. The values are weak as well: the call
  // sites hold their loader, and they belong to the application.
  private final Map<ClassLoader, WeakReference<InstrumentationLoader>> loaders =
      new WeakHashMap<>();

  Linker(Map<String, Cut> cuts, BiConsumer<String, Throwable> faults) {
    this.cuts = cuts;
    this.faults = faults;
    for (Cut cut : cuts.values()) {
      packages.add(cut.callsPackage());
    }
  }

  /** The handle that {@code OutriderCallSite.link} invokes. */
  MethodHandle handle() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .bind(
            this,
            "link",
            MethodType.methodType(
                CallSite.class, Lookup.class, String.class, MethodType.class, String.class));
  }

  /** Never throws: what it would throw, the application would see. */
  @SuppressWarnings("UnusedMethod") // found by name, above
  private CallSite link(Lookup caller, String name, MethodType type, String id) {
    try {
      Cut cut = cuts.get(id);
      if (cut != null) {
        return new ConstantCallSite(target(caller.lookupClass(), cut, type));
      }
    } catch (Throwable fault) {
      faults.accept("link " + name, fault);
    }
    MethodHandle bodyRuns = MethodHandles.constant(Object.class, null);
    return new ConstantCallSite(MethodHandles.dropArguments(bodyRuns, 0, type.parameterList()));
  }

  private MethodHandle target(Class<?> woven, Cut cut, MethodType type)
      throws ReflectiveOperationException {
    Class<?> calls = loaderFor(woven.getClassLoader()).loadClass(cut.calls());
    Lookup beside = MethodHandles.privateLookupIn(calls, MethodHandles.lookup());
    // That it is there is found out now, and not by each call.
    beside.findStatic(calls, cut.begin(), type.changeReturnType(Governed.class));
    return Entrance.of(beside, cut, type, new Boundary(cut, faults));
  }

  /** Classes of the JDK are seen from the engine's loader as well: it has no loader of its own. */
  private ClassLoader loaderFor(@Nullable ClassLoader application) {
    if (application == null || application == engine.getParent()) {
      return engine;
    }
    synchronized (loaders) {
      WeakReference<InstrumentationLoader> known = loaders.get(application);
      InstrumentationLoader loader = known == null ? null : known.get();
      if (loader == null) {
        loader = new InstrumentationLoader(application, engine, packages);
        loaders.put(application, new WeakReference<>(loader));
      }
      return loader;
    }
  }
}
