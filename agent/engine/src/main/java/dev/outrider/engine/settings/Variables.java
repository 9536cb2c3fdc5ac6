package dev.outrider.engine.settings;

import java.util.Locale;

/** How the names of our settings become environment variables. */
final class Variables {
  static final String PREFIX = "OUTRIDER_";

  private Variables() {}

  /** {@code priority.trust} is {@code OUTRIDER_PRIORITY_TRUST}. */
  static String named(String setting) {
    return PREFIX.concat(setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
  }

  /**
   * Whether Kubernetes put it there for a service that happens to be called like us: {@code
   * OUTRIDER_PORT=tcp://10.0.0.7:6464} and its kin.
   */
  static boolean isServiceLink(String name, String value) {
    return value.startsWith("tcp://")
        || value.startsWith("udp://")
        || value.startsWith("sctp://")
        || name.contains("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.contains("_PORT_");
  }
}
