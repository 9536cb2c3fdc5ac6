package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The one class that woven code calls: it forwards the linking of a call site to Outrider's linker.
 *
 * <p>It is defined into {@code java.base} at attachment, so that every class loader sees it; it is
 * never loaded from a class path.
 */
public final class OutriderCallSite {
  /**
   * {@code (Lookup, String, MethodType, String) -> CallSite}; set once, before anything is woven.
   */
  static MethodHandle linker;

  private OutriderCallSite() {}

  /** The bootstrap method of every woven call. */
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, String cut)
      throws Throwable {
    return (CallSite) linker.invokeExact(caller, name, type, cut);
  }
}
