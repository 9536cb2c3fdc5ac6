package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** A value that holds, null for none, and where it came from. */
record Value<T>(@Nullable T value, Origin origin) {}
