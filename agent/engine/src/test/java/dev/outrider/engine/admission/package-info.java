/** Behaviour of the admission room, with a stepped clock and by threads that race. */
@NullMarked
package dev.outrider.engine.admission;

import org.jspecify.annotations.NullMarked;
