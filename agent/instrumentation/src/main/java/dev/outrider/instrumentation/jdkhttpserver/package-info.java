/**
 * The JDK's own HTTP server: where it is entered, and how its requests become exchanges. The
 * smallest of the instrumentations; CONTRIBUTING.md leads through it.
 */
@NullMarked
package dev.outrider.instrumentation.jdkhttpserver;

import org.jspecify.annotations.NullMarked;
