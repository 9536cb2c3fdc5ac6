/**
 * Eclipse Jetty 12, entered where its channels hand a request to the server's handlers: servlets of
 * every generation and handlers without any pass there, over every version of HTTP.
 */
@NullMarked
package dev.outrider.instrumentation.jetty;

import org.jspecify.annotations.NullMarked;
