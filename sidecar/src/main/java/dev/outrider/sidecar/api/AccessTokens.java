package dev.outrider.sidecar.api;

import dev.outrider.link.Secrets;

/**
 * The tokens that open rows; compared in a time that says nothing of them. Its text form hides
 * them.
 *
 * @param metrics empty when {@code /metrics} is open
 */
public record AccessTokens(String admin, String viewer, String metrics) {

  /** What a token opens. */
  enum Access {
    GRANTED,
    /** It is a token of ours, but of too few rights. */
    FORBIDDEN,
    UNKNOWN
  }

  Access access(Right right, String token) {
    boolean isAdmin = Secrets.same(admin, token);
    boolean isViewer = Secrets.same(viewer, token);
    boolean isMetrics = !metrics.isEmpty() && Secrets.same(metrics, token);
    return switch (right) {
      case NONE -> Access.GRANTED;
      case METRICS -> granted(metrics.isEmpty() || isMetrics || isViewer || isAdmin, false);
      case VIEWER -> granted(isViewer || isAdmin, isMetrics);
      case ADMIN -> granted(isAdmin, isViewer || isMetrics);
    };
  }

  private static Access granted(boolean granted, boolean known) {
    if (granted) {
      return Access.GRANTED;
    }
    return known ? Access.FORBIDDEN : Access.UNKNOWN;
  }

  @Override
  public String toString() {
    return "AccessTokens[hidden]";
  }
}
