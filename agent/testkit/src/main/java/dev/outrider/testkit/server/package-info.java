/**
 * Servers that misbehave on demand and remember what they saw on the wire.
 *
 * <p>The door is {@link dev.outrider.testkit.server.ScriptedServer}, {@link
 * dev.outrider.testkit.server.Http2Server}, what they saw ({@link
 * dev.outrider.testkit.server.Seen}) and the identities they show ({@link
 * dev.outrider.testkit.server.Keys}). What an answer looks like is a {@code Script} that the path
 * of the request names, so that no header of the request is touched; scripts know no client
 * library.
 */
@NullMarked
package dev.outrider.testkit.server;

import org.jspecify.annotations.NullMarked;
