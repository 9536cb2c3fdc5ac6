package dev.outrider.examples.driver;

/** What a gateway is put in front of. */
interface Upstream {
  /** Returns scheme, host and port. */
  String address();
}
