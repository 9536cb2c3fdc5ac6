package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.PooledResponse;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The headers of an answer that we give as the JDK's client presents them: names in lower case. */
final class ResponseHeaders {
  private ResponseHeaders() {}

  static HttpHeaders of(PooledResponse response) {
    int count = response.headerCount();
    Map<String, List<String>> fields = new HashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      values(fields, response.headerName(i)).add(response.headerValue(i));
    }
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  /** Of a cached answer, whose names may differ in case only: ours among them. */
  static HttpHeaders of(Map<String, List<String>> cached) {
    Map<String, List<String>> fields = new HashMap<>(cached.size() * 2);
    cached.forEach((name, values) -> values(fields, name).addAll(values));
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  private static List<String> values(Map<String, List<String>> fields, String name) {
    return fields.computeIfAbsent(name.toLowerCase(Locale.US), first -> new ArrayList<>(1));
  }
}
