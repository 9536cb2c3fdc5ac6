/**
 * The messages between the agent and its sidecar: what a snapshot, a command and its answer look
 * like on the wire, and how both ends prove to each other that they know the link token.
 *
 * <p>Both ends depend on this package; it depends on nothing of ours and knows neither sockets nor
 * threads. Everything in it is immutable or confined to its caller.
 */
@NullMarked
package dev.outrider.link;

import org.jspecify.annotations.NullMarked;
