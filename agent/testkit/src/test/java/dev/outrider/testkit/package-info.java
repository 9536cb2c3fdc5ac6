/** The kit, tried on itself. */
@NullMarked
package dev.outrider.testkit;

import org.jspecify.annotations.NullMarked;
