/**
 * The differential kit of servers: the same bytes sent by a socket to one application, without and
 * with an agent, and every difference in what comes back.
 *
 * <p>The door: an adapter, {@link dev.outrider.testkit.serving.Served}, starts its server with the
 * common {@link dev.outrider.testkit.serving.Handlers}; {@link
 * dev.outrider.testkit.serving.ServingDifferential} runs the one list of {@link
 * dev.outrider.testkit.serving.ServingCalls} against both sides. To have one more call run for
 * every server, add a {@code call(...)} to the class of its theme.
 */
@NullMarked
package dev.outrider.testkit.serving;

import org.jspecify.annotations.NullMarked;
