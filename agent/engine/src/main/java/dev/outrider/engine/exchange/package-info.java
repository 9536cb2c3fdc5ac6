/**
 * What an exchange is: its route, provider, priority, credential and outcome. Plain values; no I/O.
 *
 * <p>The door: {@link Router} (compiled from {@link RouterRules}) answers with a {@link Route} and
 * a {@link Provider}; {@link Priority} and {@link Credential} read what the caller sent through a
 * {@link HeaderSource}. Nothing here takes a lock. What runs when a JVM starts does without lambdas
 * and joined strings: the first of each costs tens of milliseconds.
 */
@NullMarked
package dev.outrider.engine.exchange;

import org.jspecify.annotations.NullMarked;
