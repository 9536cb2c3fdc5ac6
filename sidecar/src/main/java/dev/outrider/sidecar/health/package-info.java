/**
 * Whether the gateways are well: rules over the last five minutes, and a memory of a minute so that
 * the answer does not flap.
 *
 * <p>The door is {@link dev.outrider.sidecar.health.Health}; its lock is the only one.
 */
@NullMarked
package dev.outrider.sidecar.health;

import org.jspecify.annotations.NullMarked;
