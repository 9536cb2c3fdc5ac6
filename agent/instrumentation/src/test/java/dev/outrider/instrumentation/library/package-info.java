/** Stands for the instrumentation of one library. */
@NullMarked
package dev.outrider.instrumentation.library;

import org.jspecify.annotations.NullMarked;
