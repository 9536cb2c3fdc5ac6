@NullMarked
package dev.outrider.engine.cache;

import org.jspecify.annotations.NullMarked;
