package dev.outrider.examples.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outrider.examples.mock.Request.Header;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request as it was on the wire, ready to be compared. Immutable.
 *
 * @param connection which one of those accepted, from 1
 * @param method as sent
 * @param target as sent
 * @param headers end-to-end ones, {@code name: value}, names in lower case, sorted by name
 * @param hopByHop the other ones, likewise
 * @param bodyBytes length of the body without its framing
 * @param bodySha256 of the body, hexadecimal
 */
record WireEntry(
    long connection,
    String method,
    String target,
    List<String> headers,
    List<String> hopByHop,
    int bodyBytes,
    String bodySha256) {

  /** RFC 9110, section 7.6.1, and the two of HTTP/2's offer. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  static WireEntry of(long connection, Request request) {
    List<String> headers = new ArrayList<>();
    List<String> hopByHop = new ArrayList<>();
    for (Header header : request.headers()) {
      String name = header.lowerName();
      (HOP_BY_HOP.contains(name) ? hopByHop : headers).add(name + ": " + header.value());
    }
    // Stable and by name only: the order of one header's own lines has a meaning.
    headers.sort((a, b) -> name(a).compareTo(name(b)));
    hopByHop.sort((a, b) -> name(a).compareTo(name(b)));
    return new WireEntry(
        connection,
        request.method(),
        request.target(),
        List.copyOf(headers),
        List.copyOf(hopByHop),
        request.body().length,
        sha256(request.body()));
  }

  /** Returns one hash over what has to stay the same from hop to hop. */
  String digest() {
    String all = method + "\n" + target + "\n" + String.join("\n", headers) + "\n\n" + bodySha256;
    return sha256(all.getBytes(UTF_8));
  }

  String json() {
    return """
        {"connection":%d,"method":%s,"target":%s,"headers":%s,"hopByHop":%s,"bodyBytes":%d,\
        "bodySha256":"%s","digest":"%s"}"""
        .formatted(
            connection,
            Json.quoted(method),
            Json.quoted(target),
            json(headers),
            json(hopByHop),
            bodyBytes,
            bodySha256,
            digest());
  }

  private static String json(List<String> texts) {
    return texts.stream().map(Json::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
