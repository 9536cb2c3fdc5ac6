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
  private final String calls;
  private final String begin;

  private Cut(
      String owner, String receiver, String method, String descriptor, String calls, String begin) {
    this.owner = owner;
    this.receiver = receiver;
    this.method = method;
    this.descriptor = descriptor;
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

  /** The type of the receiver that our side sees: a public one, where the owner itself is not. */
  String receiver() {
    return receiver;
  }

  /** The class of ours that takes the call. */
  String calls() {
    return calls;
  }

  /** Its static method: receiver and arguments in, {@link Governed} or null out. */
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
      return new Before(this, method, descriptor);
    }
  }

  /** A cut whose method is known. */
  public static final class Before {
    private final In in;
    private final String method;
    private final String descriptor;

    private Before(In in, String method, String descriptor) {
      this.in = in;
      this.method = method;
      this.descriptor = descriptor;
    }

    /**
     * Says who takes the call: a static method that gets receiver and arguments and returns a
     * {@link Governed}, or null to let the body run. The class is named, not given: it sees the
     * library, so only an instrumentation loader may load it.
     */
    public Cut calls(String type, String begin) {
      return new Cut(in.owner, in.receiver, method, descriptor, type, begin);
    }
  }
}
