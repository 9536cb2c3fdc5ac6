/**
 * An OpenAI-compatible provider that answers by arithmetic: the same request gets the same bytes.
 *
 * <p>The door is {@link dev.outrider.examples.mock.MockProvider}, as a program and as an object for
 * tests, with its {@link dev.outrider.examples.mock.Options}. One thread a connection: at tens of
 * connections that is the cheapest server that plain JDK gives, and TLS comes for free.
 */
@NullMarked
package dev.outrider.examples.mock;

import org.jspecify.annotations.NullMarked;
