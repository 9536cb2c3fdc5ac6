package dev.outrider.testkit.client;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One response, as far as every client has it.
 *
 * @param headers all values by name, both as the library gives them
 * @param body yet to be read; empty where there is none. Closing it gives up what is left of it in
 *     the library's own way
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, InputStream body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }
}
