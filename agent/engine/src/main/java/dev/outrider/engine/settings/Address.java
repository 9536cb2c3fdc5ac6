package dev.outrider.engine.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of an HTTP server, or one of the words that stand for a choice of it. */
record Address(List<String> words) implements ValueType<String> {
  @Override
  public @Nullable String read(String text) {
    return words.contains(text) || isHttp(text) ? text : null;
  }

  @Override
  public String allowed() {
    String address = "an address such as http://127.0.0.1:6464";
    return words.isEmpty() ? address : String.join(", ", words) + ", or " + address;
  }

  private static boolean isHttp(String text) {
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
