/**
 * {@code java.net.http.HttpClient}: where it is entered, how a call becomes an outbound exchange
 * and back, and each reason to leave one native.
 */
@NullMarked
package dev.outrider.instrumentation.javanethttp;

import org.jspecify.annotations.NullMarked;
