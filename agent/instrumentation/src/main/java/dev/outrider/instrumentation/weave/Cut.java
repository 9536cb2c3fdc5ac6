package dev.outrider.instrumentation.weave;

/**
 * The one method of a library where an exchange passes, and what of ours stands before its body.
 * Immutable; compared by identity on the path of an exchange.
 */
public final class Cut {
  private final String owner;
  private final String receiver;
  private final String method;
  private final String descriptor;
  private final String seen;
  private final boolean isStatic;
  private final String calls;
  private final String begin;

  private Cut(Before before, String calls, String begin) {
    this.owner = before.in.owner;
    this.receiver = before.in.receiver;
    this.method = before.method;
    this.descriptor = before.descriptor;
    this.seen = before.seen;
    this.isStatic = before.isStatic;
    this.calls = calls;
    this.begin = begin;
  }

  /**
   * Begins the description of a cut in the class with that name, as {@code Class.getName} has it.
   */
  public static In in(String owner) {
    return new In(owner, owner);
  }

  /** What tells this cut from all others: class, method and descriptor. */
  String id() {
    return owner + '.' + method + descriptor;
  }

  /** Where it is, for people: {@code HttpClientImpl.send}. */
  public String text() {
    return owner.substring(owner.lastIndexOf('.') + 1) + '.' + method;
  }

  String owner() {
    return owner;
  }

  String method() {
    return method;
  }

  String descriptor() {
    return descriptor;
  }

  /** The descriptor by which our side gets the arguments: public types, where theirs are not. */
  String seen() {
    return seen;
  }

  /** Whether the method has no receiver. */
  boolean isStatic() {
    return isStatic;
  }

  /** The type of the receiver that our side sees: a public one, where the owner itself is not. */
  String receiver() {
    return receiver;
  }

  /** The class of ours that takes the call. */
  String calls() {
    return calls;
  }

  /** The package of the class that takes the call: what is in it sees the library. */
  public String callsPackage() {
    return calls.substring(0, calls.lastIndexOf('.'));
  }

  /** Its static method: receiver, if any, and arguments in, {@link Governed} or null out. */
  String begin() {
    return begin;
  }

  @Override
  public String toString() {
    return text();
  }

  /** A cut whose class is known. */
  public static final class In {
    private final String owner;
    private final String receiver;

    private In(String owner, String receiver) {
      this.owner = owner;
      this.receiver = receiver;
    }

    /** Says which accessible type the receiver is passed as. */
    public In seenAs(String type) {
      return new In(owner, type);
    }

    /** Says which method of it is entered. */
    public Before before(String method, String descriptor) {
      return new Before(this, method, descriptor, descriptor, false);
    }

    /** Says which method without a receiver is entered. */
    public Before beforeStatic(String method, String descriptor) {
      return new Before(this, method, descriptor, descriptor, true);
    }
  }

  /** A cut whose method is known. */
  public static final class Before {
    private final In in;
    private final String method;
    private final String descriptor;
    private final String seen;
    private final boolean isStatic;

    private Before(In in, String method, String descriptor, String seen, boolean isStatic) {
      this.in = in;
      this.method = method;
      this.descriptor = descriptor;
      this.seen = seen;
      this.isStatic = isStatic;
    }

    /** Says by which descriptor of accessible types the arguments are passed. */
    public Before seenAs(String accessible) {
      return new Before(in, method, descriptor, accessible, isStatic);
    }

    /**
     * Says who takes the call: a static method that gets receiver and arguments and returns a
     * {@link Governed}, or null to let the body run. The class is named, not given: it sees the
     * library, so only an instrumentation loader may load it.
     */
    public Cut calls(String type, String begin) {
      return new Cut(this, type, begin);
    }
  }
}
