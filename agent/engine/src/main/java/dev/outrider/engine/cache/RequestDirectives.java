package dev.outrider.engine.cache;

import java.util.List;
import java.util.Map;

/**
 * What a request says to caches. Immutable.
 *
 * @param refresh it wants the provider's own answer: {@code no-cache}, {@code max-age=0}
 * @param noStore no answer to it may be stored
 */
public record RequestDirectives(boolean refresh, boolean noStore) {

  /** Of a request that says nothing to caches. */
  public static final RequestDirectives NONE = new RequestDirectives(false, false);

  /** Returns what the headers of a request, names in any case, say. */
  public static RequestDirectives of(List<Map.Entry<String, String>> headers) {
    RequestDirectives said = NONE;
    for (Map.Entry<String, String> header : headers) {
      said = said.and(header.getKey(), header.getValue());
    }
    return said;
  }

  /** Returns this and what one more header says; the same object for nearly all of them. */
  public RequestDirectives and(String name, String value) {
    if (name.equalsIgnoreCase("cache-control")) {
      CacheControl control = CacheControl.of(value);
      return new RequestDirectives(
          refresh || control.has("no-cache") || control.wantsAgeZero(),
          noStore || control.has("no-store"));
    }
    if (name.equalsIgnoreCase("pragma") && CacheControl.of(value).has("no-cache")) {
      return new RequestDirectives(true, noStore);
    }
    return this;
  }
}
