/** The provider asked over real sockets. */
@NullMarked
package dev.outrider.examples.mock;

import org.jspecify.annotations.NullMarked;
