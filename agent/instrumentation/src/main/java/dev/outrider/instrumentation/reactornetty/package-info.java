/**
 * Reactor Netty's HTTP server, entered where it hands a request to its handler: nothing here waits,
 * for everything runs on an event loop.
 *
 * <p>{@code ReactorNettyCuts} says where, {@code RequestCall} takes a request in, {@code
 * ServedRequest} stays with it until its last byte.
 */
@NullMarked
package dev.outrider.instrumentation.reactornetty;

import org.jspecify.annotations.NullMarked;
