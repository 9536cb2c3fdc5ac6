package dev.outrider.sidecar;

import dev.outrider.link.Secrets;
import dev.outrider.link.TokenFile;
import dev.outrider.link.Tokens;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are set, and for those that are not the ones of the token file, made if need be.
 */
final class TokenChoice {
  private TokenChoice() {}

  /**
   * Returns all three. Where the file came into it, its path is logged, never a token.
   *
   * @throws IllegalArgumentException when neither settings nor file give admin and link token
   */
  static Tokens of(SidecarSettings settings, Consumer<String> log) {
    String admin = settings.adminToken();
    String viewer = settings.viewerToken();
    String link = settings.linkToken();
    if (admin != null && viewer != null && link != null) {
      return new Tokens(admin, viewer, link);
    }
    TokenFile file = settings.data() == null ? TokenFile.ofUser() : TokenFile.in(settings.data());
    Tokens made = read(file, admin != null && link != null, log);
    return new Tokens(
        admin == null ? made.admin() : admin,
        viewer == null ? made.viewer() : viewer,
        link == null ? made.link() : link);
  }

  private static Tokens read(TokenFile file, boolean optional, Consumer<String> log) {
    try {
      Tokens tokens = file.readOrMake();
      log.accept("the tokens that are not set are in " + file.path());
      return tokens;
    } catch (IOException e) {
      if (!optional) {
        throw new IllegalArgumentException(
            "no tokens: " + reason(e) + "; set OUTRIDER_ADMIN_TOKEN and OUTRIDER_LINK_TOKEN", e);
      }
      log.accept("no viewer's token: it is not set, and " + reason(e));
      return new Tokens("", Secrets.random(), ""); // nobody knows it; only the viewer's is used
    }
  }

  private static @Nullable String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass() == IOException.class
        ? message
        : e.getClass().getSimpleName() + " " + message;
  }
}
