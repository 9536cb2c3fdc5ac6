package dev.outrider.link;

import java.util.HashMap;
import java.util.Map;

/**
 * The body of {@code POST /link/v1/sessions}: who wants a session.
 *
 * @param instance id of the gateway's JVM
 * @param nonce fresh, from the agent
 */
public record SessionOffer(String instance, String nonce) {

  /** Returns an offer with a fresh nonce. */
  public static SessionOffer of(String instance) {
    return new SessionOffer(instance, Secrets.random());
  }

  /** Returns its JSON. */
  public byte[] write() {
    return Json.object(
        json -> {
          json.writeStringField("instance", instance);
          json.writeStringField("nonce", nonce);
        });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedMessageException when it is no offer
   */
  public static SessionOffer read(byte[] body) throws MalformedMessageException {
    Map<String, String> fields = texts(body);
    return new SessionOffer(required(fields, "instance"), required(fields, "nonce"));
  }

  static Map<String, String> texts(byte[] body) throws MalformedMessageException {
    Map<String, String> texts = new HashMap<>();
    Json.read(
        body,
        (name, json) -> {
          if (json.currentToken().isScalarValue()) {
            texts.put(name, json.getText());
          } else {
            json.skipChildren();
          }
        });
    return texts;
  }

  /** At least 128 bits of nonce in base64, at most what any of ours has. */
  static String required(Map<String, String> fields, String name) throws MalformedMessageException {
    String text = fields.getOrDefault(name, "");
    int least = name.endsWith("once") ? 22 : 1;
    if (text.length() < least || text.length() > 200) {
      throw new MalformedMessageException(name + " has to have " + least + " to 200 characters");
    }
    return text;
  }
}
