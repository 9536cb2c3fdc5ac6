package dev.outrider.engine.cache;

import java.util.List;
import java.util.Map;

/**
 * Which answers may be stored under a time to live that we chose: whole ones with status 200 that
 * nobody forbade to store, and that depend on nothing but what their partition is made of.
 */
final class Storable {
  private static final int OK = 200;

  private Storable() {}

  /** Judges an answer by its head, before anything of its body is kept. */
  static Storing head(
      RequestDirectives request, int status, List<Map.Entry<String, String>> headers) {
    if (status != OK) {
      return new Storing.Refused(MissReason.STATUS);
    }
    if (request.noStore()) {
      return new Storing.Refused(MissReason.NO_STORE);
    }
    for (Map.Entry<String, String> header : headers) {
      if (field(header.getKey(), header.getValue()) instanceof Storing.Refused refused) {
        return refused;
      }
    }
    return Storing.ALLOWED;
  }

  private static Storing field(String name, String value) {
    if (name.equalsIgnoreCase("cache-control")) {
      return control(CacheControl.of(value));
    }
    return name.equalsIgnoreCase("vary") ? vary(value) : Storing.ALLOWED;
  }

  private static Storing control(CacheControl control) {
    if (control.has("no-store")) {
      return new Storing.Refused(MissReason.NO_STORE);
    }
    return control.has("private") ? new Storing.Refused(MissReason.PRIVATE) : Storing.ALLOWED;
  }

  /** Every header that is not neutral splits the partition already, named in Vary or not. */
  private static Storing vary(String value) {
    for (String part : value.split(",")) {
      String name = part.strip();
      if (name.equals("*") || NeutralHeaders.contains(name)) {
        return new Storing.Refused(MissReason.VARY);
      }
    }
    return Storing.ALLOWED;
  }
}
