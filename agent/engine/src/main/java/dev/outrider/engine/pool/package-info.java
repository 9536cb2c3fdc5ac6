/**
 * The connections of rerouted exchanges: leased, opened, kept, checked and closed here.
 *
 * <p>The door is {@link dev.outrider.engine.pool.ConnectionPool} with {@link
 * dev.outrider.engine.pool.PooledRequest}, {@link dev.outrider.engine.pool.RequestBody}, {@link
 * dev.outrider.engine.pool.TlsIdentity}, {@link dev.outrider.engine.pool.PooledResponse}, {@link
 * dev.outrider.engine.pool.BodyListener}, {@link dev.outrider.engine.pool.PoolException}, {@link
 * dev.outrider.engine.pool.PoolSettings} and {@link dev.outrider.engine.pool.PoolSnapshot}. On the
 * wire everything is HttpComponents Core's classic HTTP/1.1: writer, parser, chunk coding.
 *
 * <p>There are no locks: a host's connections at rest are a concurrent deque, whoever takes one off
 * it owns it, and a place is a count. Nothing is closed under anything that another thread waits
 * for.
 */
@NullMarked
package dev.outrider.engine.pool;

import org.jspecify.annotations.NullMarked;
