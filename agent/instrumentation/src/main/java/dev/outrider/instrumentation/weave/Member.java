package dev.outrider.instrumentation.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * A field, or a method without arguments, of a class that its library keeps to itself.
 *
 * <p>It is read by the class, not by one of the interfaces that the class has: before JDK 23 a
 * check against another interface than the last one is slow, and makes the next one of the library
 * slow as well (JDK-8180450).
 *
 * <p>To be kept in a static final field, where it is a constant to the JIT: of a record's fields
 * that goes for what is in them, too. Thread-safe.
 *
 * @param getter of Object, gives Object
 */
public record Member(MethodHandle getter) {
  private static final MethodType TYPE = MethodType.methodType(Object.class, Object.class);

  /**
   * Returns a field of {@code owner}.
   *
   * @param ours of a class of ours that sees the library
   * @throws LinkageError when there is none
   */
  public static Member field(Lookup ours, String owner, String name, Class<?> type) {
    return of(ours, owner, name, in -> in.findGetter(in.lookupClass(), name, type));
  }

  /** As {@link #field}, of a method that gives {@code type}. */
  public static Member method(Lookup ours, String owner, String name, Class<?> type) {
    MethodType method = MethodType.methodType(type);
    return of(ours, owner, name, in -> in.findVirtual(in.lookupClass(), name, method));
  }

  /** How a member is looked up inside of its owner. */
  private interface Found {
    MethodHandle in(Lookup owner) throws ReflectiveOperationException;
  }

  private static Member of(Lookup ours, String owner, String name, Found found) {
    try {
      Class<?> in = Class.forName(owner, false, ours.lookupClass().getClassLoader());
      return new Member(found.in(MethodHandles.privateLookupIn(in, ours)).asType(TYPE));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(owner + '.' + name, missing);
    }
  }

  /** Returns what {@code object} has, which must be of the owner's class. */
  public Object of(Object object) {
    try {
      return (Object) getter.invokeExact(object);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
