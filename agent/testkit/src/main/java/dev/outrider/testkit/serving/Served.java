package dev.outrider.testkit.serving;

/**
 * The adapter of one server: starts it in the worker JVM, which makes it by its public constructor.
 * It hands each request to {@link Handlers#handle} as a {@link Turn}, on a thread that may wait.
 */
public interface Served {
  /** Starts the server on a free port of the loopback address, and returns that port. */
  int start() throws Exception;
}
