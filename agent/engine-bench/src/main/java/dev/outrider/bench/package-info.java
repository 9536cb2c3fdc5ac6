/** The engine's rooms beside what others use in their place: run by {@code benchmark engine}. */
@NullMarked
package dev.outrider.bench;

import org.jspecify.annotations.NullMarked;
