/** Behaviour of the recorders: exact, bounded, and whole again on the other side. */
@NullMarked
package dev.outrider.engine.metrics;

import org.jspecify.annotations.NullMarked;
