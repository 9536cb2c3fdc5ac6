/**
 * What applications do with {@code java.net.http.HttpClient}, as lists of calls.
 *
 * <p>The door is {@link dev.outrider.testkit.javanet.JavaNetHttpCalls} and {@link
 * dev.outrider.testkit.javanet.JavaNetHttpStreams}. Each other class holds the calls of one theme;
 * one more call is one more {@code new Call(...)} in it.
 */
@NullMarked
package dev.outrider.testkit.javanet;

import org.jspecify.annotations.NullMarked;
