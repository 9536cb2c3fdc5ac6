/**
 * Undertow, entered where each of its listeners hands a request to the root handler, and where each
 * later step of that request runs: servlets and handlers without any pass there.
 */
@NullMarked
package dev.outrider.instrumentation.undertow;

import org.jspecify.annotations.NullMarked;
