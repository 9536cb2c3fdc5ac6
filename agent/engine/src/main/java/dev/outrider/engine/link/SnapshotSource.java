package dev.outrider.engine.link;

import dev.outrider.link.Snapshot;

/** Where the link has its numbers from. Called by one thread at a time. */
public interface SnapshotSource {
  /** Returns a whole snapshot of now, its sequence higher than that of any before. */
  Snapshot whole();
}
