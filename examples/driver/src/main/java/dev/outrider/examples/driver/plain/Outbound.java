package dev.outrider.examples.driver.plain;

/** How the gateway calls its upstream. Thread-safe. */
interface Outbound {
  /** Returns the body of a 200, and throws for anything else. */
  byte[] get(String uri) throws Exception;
}
