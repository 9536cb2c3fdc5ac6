/**
 * The sidecar's end of the link: proves and believes, takes snapshots into the store, hands out
 * commands. Knows no HTTP server; the embedded sidecar is spoken to without one.
 *
 * <p>The door is {@link dev.outrider.sidecar.link.LinkEnd} and {@link
 * dev.outrider.sidecar.link.Commands}. Locks: one in {@code Sessions}, one in {@code Commands},
 * never both, and none across a callback.
 */
@NullMarked
package dev.outrider.sidecar.link;

import org.jspecify.annotations.NullMarked;
