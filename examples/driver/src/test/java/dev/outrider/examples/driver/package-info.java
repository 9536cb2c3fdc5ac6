/** The driver against the mock provider, and its rules by themselves. */
@NullMarked
package dev.outrider.examples.driver;

import org.jspecify.annotations.NullMarked;
