package dev.outrider.link;

import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The three tokens of one sidecar. Its text form never holds them.
 *
 * @param admin may change and read
 * @param viewer may read
 * @param link is what agent and sidecar prove to each other
 */
public record Tokens(String admin, String viewer, String link) {

  /** Returns three random tokens. */
  public static Tokens random() {
    return new Tokens(Secrets.random(), Secrets.random(), Secrets.random());
  }

  /** Returns the text of a token file, one {@code name=token} a line. */
  String lines() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("# Outrider's tokens: whoever reads this file may use them.");
    lines.add("admin=" + admin).add("viewer=" + viewer).add("link=" + link);
    return lines.toString();
  }

  /** Returns the tokens in {@code lines}, or null when one is missing or empty. */
  static @Nullable Tokens parse(Properties lines) {
    for (String name : List.of("admin", "viewer", "link")) {
      if (lines.getProperty(name, "").isBlank()) {
        return null;
      }
    }
    return new Tokens(
        lines.getProperty("admin").strip(),
        lines.getProperty("viewer").strip(),
        lines.getProperty("link").strip());
  }

  @Override
  public String toString() {
    return "Tokens[hidden]";
  }
}
