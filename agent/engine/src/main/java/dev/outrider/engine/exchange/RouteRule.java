package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code routes:}. The first one that matches an exchange counts.
 *
 * @param name the name in statistics; null for the built-in name, else method and template
 */
public record RouteRule(@Nullable String name, RouteMatch match, Treatment treatment) {}
