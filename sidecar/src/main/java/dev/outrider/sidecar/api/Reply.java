package dev.outrider.sidecar.api;

import java.util.Map;
import java.util.TreeMap;

/** What a row answers. Immutable but for the bytes, which nobody writes to. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, Map.of(), body);
  }

  Reply with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, more, body);
  }
}
