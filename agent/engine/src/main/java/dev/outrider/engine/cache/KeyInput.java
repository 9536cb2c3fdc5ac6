package dev.outrider.engine.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything of a request that may choose its answer, or name who may share it. For one thread.
 *
 * <p>It knows what it is told: what a client adds to the request by itself later on (cookies of a
 * store, an authenticator's credentials) must be told as a header or be the same for all, or else
 * such a request must not be cached. Nor may a request with content: there is no place for it here.
 */
public final class KeyInput {
  /** Any order will do that does not depend on that of arrival; hashes are compared fastest. */
  private static final Comparator<Field> ORDER =
      (one, other) ->
          one.hash != other.hash
              ? Integer.compare(one.hash, other.hash)
              : String.CASE_INSENSITIVE_ORDER.compare(one.name, other.name);

  private final String method;
  private final String origin;
  private final String target;
  private final String tlsIdentity;
  private final List<Field> fields = new ArrayList<>(16);

  /**
   * @param method as sent
   * @param origin scheme and authority, such as {@code https://api.example.com:8443}
   * @param target path with query
   * @param tlsIdentity what tells the client's certificate from others; empty without one
   */
  public KeyInput(String method, String origin, String target, String tlsIdentity) {
    this.method = method;
    this.origin = origin;
    this.target = target;
    this.tlsIdentity = tlsIdentity;
  }

  /**
   * Adds a header of the request: each value of it, in the order in which they are sent. The order
   * between headers of different names, and the case of a name, make no difference.
   *
   * @return this
   */
  public KeyInput header(String name, String value) {
    int hash = NeutralHeaders.hash(name);
    if (!NeutralHeaders.contains(name, hash) && !namesOrigin(name, value)) {
      fields.add(new Field(name, value, hash));
    }
    return this;
  }

  /** {@code Host} says again what the origin says; a different one chooses a virtual host. */
  private boolean namesOrigin(String name, String value) {
    return name.equalsIgnoreCase("host")
        && origin.regionMatches(true, origin.indexOf("://") + 3, value, 0, value.length())
        && origin.indexOf("://") + 3 + value.length() == origin.length();
  }

  /** Returns the bytes to hash: equal for requests that may share an answer, and for no others. */
  Frames frames() {
    fields.sort(ORDER); // stable: the values of one header keep their order
    Frames frames = new Frames();
    frames.add(method);
    frames.add(origin);
    frames.add(target);
    frames.add(tlsIdentity);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      frames.addName(field.name);
      frames.add(field.value);
    }
    return frames;
  }

  private record Field(String name, String value, int hash) {}
}
