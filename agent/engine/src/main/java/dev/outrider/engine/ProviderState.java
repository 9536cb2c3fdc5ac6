package dev.outrider.engine;

import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.breaker.CircuitBreaker;

/**
 * What is kept of one provider for all exchanges with it. Immutable; what it holds is thread-safe.
 *
 * @param name in statistics
 * @param queue in which its exchanges wait
 */
record ProviderState(String name, RequestQueue queue, CircuitBreaker breaker) {}
