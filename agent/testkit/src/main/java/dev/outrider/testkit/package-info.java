/**
 * The differential kit: the same calls, made in real JVMs natively and with an agent, against the
 * same scripted server, and one report of every difference.
 *
 * <p>The door: a {@link dev.outrider.testkit.CallList} says what is called; {@link
 * dev.outrider.testkit.Side} which JVM makes the calls; {@link dev.outrider.testkit.Differential}
 * runs both sides in lock-step and gives a {@link dev.outrider.testkit.Report}. {@link
 * dev.outrider.testkit.JdkHomes} and {@link dev.outrider.testkit.Requirement} find what a test
 * needs of the machine. A worker JVM has on its class path the kit, the list of calls and the jars
 * that its side names, and nothing beside.
 */
@NullMarked
package dev.outrider.testkit;

import org.jspecify.annotations.NullMarked;
