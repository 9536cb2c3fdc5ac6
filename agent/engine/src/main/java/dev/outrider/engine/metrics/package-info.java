/**
 * Who counts: recorders that lose nothing, cost tens of nanoseconds and are bounded, and the
 * snapshot that their numbers go into.
 *
 * <p>The door: {@link dev.outrider.engine.metrics.Recorders} gives an {@link
 * dev.outrider.engine.metrics.ExchangeRecorder} for each route and provider; {@link
 * dev.outrider.engine.metrics.Counters} and {@link dev.outrider.engine.metrics.Histograms} give
 * what other rooms count by. All are looked up once and kept. {@link
 * dev.outrider.engine.metrics.SnapshotWriter} gathers the numbers of all rooms, {@link
 * dev.outrider.link.SnapshotDifference} is what travels.
 *
 * <p>Locks: one, for encoding histograms into a snapshot; none on the way of an exchange, its first
 * included.
 */
@NullMarked
package dev.outrider.engine.metrics;

import org.jspecify.annotations.NullMarked;
