@NullMarked
package dev.outrider.engine.breaker;

import org.jspecify.annotations.NullMarked;
