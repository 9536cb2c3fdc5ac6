/**
 * What the connected gateways have said of themselves, merged: totals since reset, the last five
 * minutes in steps of ten seconds, and what departed gateways counted.
 *
 * <p>The door is {@link dev.outrider.sidecar.store.Store}, which takes snapshots, and {@link
 * dev.outrider.sidecar.store.View}, an immutable picture that every answer is computed from. One
 * lock, in {@code Store}; everything handed out is immutable.
 */
@NullMarked
package dev.outrider.sidecar.store;

import org.jspecify.annotations.NullMarked;
