/** Tests of the pool, on real sockets. */
@NullMarked
package dev.outrider.engine.pool;

import org.jspecify.annotations.NullMarked;
