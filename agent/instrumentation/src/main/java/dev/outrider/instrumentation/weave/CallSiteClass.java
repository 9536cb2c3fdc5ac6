package dev.outrider.instrumentation.weave;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/**
 * Defines the one class that woven code calls into {@code java.base}. For that {@code java.lang} is
 * opened to the module of our hidden loader, and to nobody else.
 */
final class CallSiteClass {
  private static final String RESOURCE = "java/lang/OutriderCallSite.class";

  /** A cut in a copy of it that is never defined: {@link Weaving#rehearse}. */
  static final Cut REHEARSED =
      Cut.in("java.lang.OutriderCallSite")
          .beforeStatic(
              "link",
              "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                  + "Ljava/lang/invoke/MethodType;Ljava/lang/String;)Ljava/lang/invoke/CallSite;")
          .calls("nobody", "nothing");

  private CallSiteClass() {}

  /** Defines it and hands it the linker; once in the life of a JVM. */
  static void define(Instrumentation instrumentation, MethodHandle linker) throws Throwable {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(CallSiteClass.class.getModule())),
        Set.of(),
        Map.of());
    Lookup lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    Class<?> defined = lookup.defineClass(bytes());
    Field field = defined.getDeclaredField("linker");
    field.setAccessible(true); // a setter's method handle would cost the JVM seven classes
    field.set(null, linker);
  }

  static byte[] bytes() throws IOException {
    ClassLoader loader = CallSiteClass.class.getClassLoader();
    try (InputStream stream = requireNonNull(loader).getResourceAsStream(RESOURCE)) {
      return requireNonNull(stream, RESOURCE).readAllBytes();
    }
  }
}
