/**
 * The sidecar put together: {@link dev.outrider.sidecar.Main} as a process of its own, {@link
 * dev.outrider.sidecar.Embedded} inside a gateway. It runs no code of the gateway and needs none.
 */
@NullMarked
package dev.outrider.sidecar;

import org.jspecify.annotations.NullMarked;
