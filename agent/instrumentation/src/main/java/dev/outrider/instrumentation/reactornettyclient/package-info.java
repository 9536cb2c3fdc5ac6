/**
 * Reactor Netty's HTTP client: where it is entered, how a call becomes an outbound exchange on the
 * library's own transport, and by what its end is known.
 */
@NullMarked
package dev.outrider.instrumentation.reactornettyclient;

import org.jspecify.annotations.NullMarked;
