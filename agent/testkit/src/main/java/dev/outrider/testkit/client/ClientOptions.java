package dev.outrider.testkit.client;

import java.time.Duration;

/**
 * How a client is set up. What stands at its default is left as the library has it.
 *
 * @param trusting whether it trusts the certificates of the kit's servers
 * @param connectTimeout of a connect; zero for the library's own
 * @param readTimeout of a silent server, as the library means it; zero for the library's own
 * @param redirects whether it follows redirects
 */
public record ClientOptions(
    boolean trusting, Duration connectTimeout, Duration readTimeout, Redirects redirects) {
  /** Everything as the library has it. */
  public static final ClientOptions DEFAULTS =
      new ClientOptions(false, Duration.ZERO, Duration.ZERO, Redirects.AS_IT_HAS_THEM);

  /** Whether redirects are followed. */
  public enum Redirects {
    /** As the library does when nobody says anything. */
    AS_IT_HAS_THEM,
    /** They are. */
    FOLLOWED,
    /** They are not. */
    NOT_FOLLOWED
  }

  ClientOptions thatTrusts() {
    return new ClientOptions(true, connectTimeout, readTimeout, redirects);
  }

  ClientOptions connectingWithin(Duration limit) {
    return new ClientOptions(trusting, limit, readTimeout, redirects);
  }

  ClientOptions readingWithin(Duration limit) {
    return new ClientOptions(trusting, connectTimeout, limit, redirects);
  }

  ClientOptions with(Redirects followed) {
    return new ClientOptions(trusting, connectTimeout, readTimeout, followed);
  }
}
