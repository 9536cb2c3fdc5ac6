package dev.outrider.engine.admission;

/** The answer to an arrival: run now, wait, or go away. */
public sealed interface Admission permits Permit, Queued, Rejected {}
