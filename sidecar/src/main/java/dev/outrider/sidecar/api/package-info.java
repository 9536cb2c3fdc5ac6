/**
 * The sidecar's HTTP: rows that are declared once, who may use them, and the server under them.
 *
 * <p>The door is {@link dev.outrider.sidecar.api.ApiServer}. One lock, in {@code FailedAttempts}.
 */
@NullMarked
package dev.outrider.sidecar.api;

import org.jspecify.annotations.NullMarked;
