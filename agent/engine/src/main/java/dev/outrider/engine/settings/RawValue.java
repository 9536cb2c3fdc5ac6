package dev.outrider.engine.settings;

/** A value as it was written, not yet judged. */
record RawValue(String text, Origin origin) {}
