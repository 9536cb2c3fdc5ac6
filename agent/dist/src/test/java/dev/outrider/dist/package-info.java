/** End-to-end tests: the real agent jar in real JVMs. */
@NullMarked
package dev.outrider.dist;

import org.jspecify.annotations.NullMarked;
