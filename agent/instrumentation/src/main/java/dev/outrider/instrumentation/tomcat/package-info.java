/**
 * Tomcat, entered where its connectors hand a request to the container: one class for every servlet
 * generation, for it names no servlet type.
 */
@NullMarked
package dev.outrider.instrumentation.tomcat;

import org.jspecify.annotations.NullMarked;
