/**
 * All that the gateway's class path sees of Outrider: {@code premain}, the gate that looks at class
 * names, and the loader that hides everything else. Class files of Java 8; depends on nothing.
 *
 * <p>No locks but the one of {@link dev.outrider.boot.Attachment}, held while the hidden part
 * opens.
 */
@NullMarked
package dev.outrider.boot;

import org.jspecify.annotations.NullMarked;
