package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request to send. Immutable.
 *
 * @param method of HTTP
 * @param target path and query
 * @param headers lines, without Host and Content-Length
 * @param body as text; empty: none
 */
record Call(String method, String target, List<String> headers, String body) {
  private static final String KEY = "Authorization: Bearer demo-key";

  /** Small JSON that says itself that it must not be cached. */
  static final Call UNCACHED = get("/v1/limits");

  static final Call MODELS = get("/v1/models");

  static Call get(String target, String... more) {
    return of("GET", target, "", more);
  }

  static Call post(String target, String json, String... more) {
    return of("POST", target, json, more);
  }

  static Call of(String method, String target, String body, String... more) {
    List<String> headers =
        new ArrayList<>(List.of("Accept: application/json", "User-Agent: outrider-demo"));
    if (Arrays.stream(more).noneMatch(line -> line.startsWith("Authorization:"))) {
      headers.add(KEY);
    }
    if (!body.isEmpty()) {
      headers.add("Content-Type: application/json");
    }
    headers.addAll(List.of(more));
    return new Call(method, target, headers, body);
  }

  /** Returns the bytes as they go over the wire to that port of this machine. */
  byte[] bytes(int port) {
    byte[] content = body.getBytes(UTF_8);
    StringBuilder head = new StringBuilder(method).append(' ').append(target);
    head.append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(port).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (content.length > 0) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
