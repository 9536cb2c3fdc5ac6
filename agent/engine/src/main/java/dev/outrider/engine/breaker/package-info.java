/**
 * Circuit breakers: a provider that fails is left alone for a while, then probed.
 *
 * <p>The door: {@link dev.outrider.engine.breaker.CircuitBreakers} gives the {@link
 * dev.outrider.engine.breaker.CircuitBreaker} of a name; asked, that answers a {@link
 * dev.outrider.engine.breaker.Guard}: a {@link dev.outrider.engine.breaker.Pass}, told afterwards
 * how the exchange ended, or {@link dev.outrider.engine.breaker.Open}. The state of a breaker is
 * one object, exchanged by compare-and-set; the room has no lock but the registry's, taken when the
 * settings change. {@link dev.outrider.engine.breaker.Transition}s are told outside of it.
 */
@NullMarked
package dev.outrider.engine.breaker;

import org.jspecify.annotations.NullMarked;
