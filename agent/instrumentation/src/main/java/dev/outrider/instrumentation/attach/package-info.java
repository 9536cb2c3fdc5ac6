/**
 * Where the hidden part is entered by {@code boot}, and the registry of all libraries that we know.
 */
@NullMarked
package dev.outrider.instrumentation.attach;

import org.jspecify.annotations.NullMarked;
