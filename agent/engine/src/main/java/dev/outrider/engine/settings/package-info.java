/**
 * The settings: each declared once, read from its sources, and never guessed at.
 *
 * <p>The door: {@link SettingSources} says where to look, {@link SettingsFile} reads and re-reads,
 * {@link Settings} is what holds, {@link Refusal} what was wrong. {@link GatewaySettings} and
 * {@link OutriderSettings} declare the settings, {@link DeclaredSettings} lists them.
 *
 * <p>No locks: one thread reads settings, all others see immutable values. At start-up nothing here
 * touches the YAML library, a regular expression or a lambda unless a file is configured.
 */
@NullMarked
package dev.outrider.engine.settings;

import org.jspecify.annotations.NullMarked;
