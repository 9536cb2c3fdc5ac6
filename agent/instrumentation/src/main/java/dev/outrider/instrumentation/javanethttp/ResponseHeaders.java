package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.PooledResponse;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The headers of a rerouted answer as the JDK's client presents them: names in lower case. */
final class ResponseHeaders {
  private ResponseHeaders() {}

  static HttpHeaders of(PooledResponse response) {
    int count = response.headerCount();
    Map<String, List<String>> fields = new HashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      fields
          .computeIfAbsent(
              response.headerName(i).toLowerCase(Locale.US), first -> new ArrayList<>(1))
          .add(response.headerValue(i));
    }
    return HttpHeaders.of(fields, (name, value) -> true);
  }
}
