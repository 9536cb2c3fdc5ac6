package dev.outrider.sidecar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sidecar runs; its text form hides the tokens.
 *
 * @param port 0 for any
 * @param bind the address to listen on
 * @param data its folder, or null
 * @param adminToken null: as the token file says; so for viewer and link
 * @param metricsToken empty: {@code /metrics} is open
 */
record SidecarSettings(
    int port,
    String bind,
    @Nullable Path data,
    @Nullable String adminToken,
    @Nullable String viewerToken,
    @Nullable String linkToken,
    String metricsToken) {

  /** Reads the settings; fails with a sentence for people when one is wrong. */
  static SidecarSettings read(Sources sources) {
    String data = sources.value("data");
    String bind = sources.value("bind");
    String metrics = sources.secret("metrics.token");
    return new SidecarSettings(
        port(sources.value("port")),
        bind == null ? "127.0.0.1" : bind,
        data == null ? null : Path.of(data),
        sources.secret("admin-token"),
        sources.secret("viewer-token"),
        sources.secret("link-token"),
        metrics == null ? "" : metrics);
  }

  private static int port(@Nullable String text) {
    if (text == null || text.startsWith("tcp://")) {
      return 6464; // Kubernetes puts OUTRIDER_PORT=tcp://... there for a service called outrider
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("port is \"" + text + "\"; allowed: 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  @Override
  public String toString() {
    return "SidecarSettings[" + bind + ":" + port + "]";
  }
}
