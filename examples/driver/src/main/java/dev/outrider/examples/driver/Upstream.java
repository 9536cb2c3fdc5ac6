package dev.outrider.examples.driver;

/** What a gateway is put in front of. */
interface Upstream extends AutoCloseable {
  /** Returns scheme, host and port. */
  String address();

  /** Ends it, unless whoever started it ends it. */
  @Override
  default void close() {}
}
