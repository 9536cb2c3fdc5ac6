/**
 * The agent's end of the link: sends what changed each second, takes commands, and costs the
 * gateway nothing when the sidecar is slow, frozen or gone.
 *
 * <p>The door is {@link dev.outrider.engine.link.LinkClient} with {@link
 * dev.outrider.engine.link.LinkTarget}, {@link dev.outrider.engine.link.SnapshotSource} and {@link
 * dev.outrider.engine.link.CommandHandler}. Two daemon threads, which touch nothing that an
 * exchange touches; one lock, in {@code CurrentSession}, held for no I/O.
 */
@NullMarked
package dev.outrider.engine.link;

import org.jspecify.annotations.NullMarked;
