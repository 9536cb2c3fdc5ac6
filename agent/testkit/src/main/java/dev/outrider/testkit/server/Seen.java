package dev.outrider.testkit.server;

import java.util.List;

/**
 * One request as a server saw it.
 *
 * @param connection which connection of that server carried it, from 1
 * @param port the name of the port it came in on: {@code plain}, {@code tls}, ...
 * @param line the request line
 * @param headers the header fields in their order and case
 * @param length bytes of the body as far as it was read, transfer coding removed
 * @param digest SHA-256 of those bytes in hex
 * @param trailers the trailer fields in their order and case
 * @param caller the name in the client's certificate, or an empty string
 * @param ending how it ended: {@code answered}, {@code closed by script}, {@code client left},
 *     {@code unfinished} or {@code not judged}
 */
public record Seen(
    int connection,
    String port,
    String line,
    List<Field> headers,
    long length,
    String digest,
    List<Field> trailers,
    String caller,
    String ending) {
  public Seen {
    headers = List.copyOf(headers);
    trailers = List.copyOf(trailers);
  }
}
