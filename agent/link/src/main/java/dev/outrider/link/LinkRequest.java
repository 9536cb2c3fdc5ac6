package dev.outrider.link;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message from agent to sidecar, whatever carries it. Immutable but for the bytes, which nobody
 * writes to.
 *
 * @param method as HTTP has it
 * @param target path and query
 * @param headers names in lower case
 * @param body perhaps empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record LinkRequest(String method, String target, Map<String, String> headers, byte[] body) {
  public static final String SESSIONS = "/link/v1/sessions";
  public static final String SNAPSHOTS = "/link/v1/snapshots";
  public static final String COMMANDS = "/link/v1/commands";

  /** The name of the session. */
  public static final String SESSION = "outrider-session";

  /** The number of the request within its session. */
  public static final String COUNTER = "outrider-counter";

  /** See {@link SessionKey}; also on answers. */
  public static final String SIGNATURE = "outrider-signature";

  public LinkRequest {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** Returns the header {@code name}, in lower case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns the path, without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
