/**
 * The response cache: the answers of providers, kept by name of cache and by partition.
 *
 * <p>The door: a {@link dev.outrider.engine.cache.KeyInput} is what may choose an answer, {@link
 * dev.outrider.engine.cache.KeyHasher} makes the opaque {@link dev.outrider.engine.cache.CacheKey}
 * of it, {@link dev.outrider.engine.cache.ResponseCache} looks it up and stores an {@link
 * dev.outrider.engine.cache.Answer}. Which exchange is looked up in which cache is not decided
 * here.
 *
 * <p>Locks: that of {@code ResponseCache}, for settings only; inside it Caffeine's own. Look-ups
 * take none.
 */
@NullMarked
package dev.outrider.engine.cache;

import org.jspecify.annotations.NullMarked;
