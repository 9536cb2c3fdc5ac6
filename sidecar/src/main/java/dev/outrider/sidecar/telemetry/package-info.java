/**
 * The numbers as OpenTelemetry metrics, made from the latest snapshots when somebody asks; nothing
 * is recorded a second time. The door is {@link dev.outrider.sidecar.telemetry.Exposition}. No
 * locks.
 */
@NullMarked
package dev.outrider.sidecar.telemetry;

import org.jspecify.annotations.NullMarked;
