/**
 * How we enter a library: cuts are data, the one weaver puts the same prologue before each body,
 * the linker leads it to our side, and the boundary keeps every fault of ours there.
 *
 * <p>The door of an instrumentation is {@link dev.outrider.instrumentation.weave.Cut}, {@link
 * dev.outrider.instrumentation.weave.Governed} and {@link
 * dev.outrider.instrumentation.weave.Passage}. Weaving touches no class of the application: classes
 * that are loaded while one is transformed are offered to no transformer.
 */
@NullMarked
package dev.outrider.instrumentation.weave;

import org.jspecify.annotations.NullMarked;
