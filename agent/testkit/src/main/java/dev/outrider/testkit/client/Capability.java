package dev.outrider.testkit.client;

/** What not every client library can do: a call that needs it is left out for those without. */
public enum Capability {
  /** Sends a body of unknown length in chunks. */
  CHUNKED_BODY,
  /** Gives up a connect after {@link ClientOptions#connectTimeout}. */
  CONNECT_TIMEOUT,
  /** Gives up a silent server after {@link ClientOptions#readTimeout}. */
  READ_TIMEOUT,
  /** Follows redirects when asked to, and does not when asked not to. */
  REDIRECTS,
  /** Gives up a running call when another thread says so: {@link HttpCaller#abort}. */
  ABORT
}
