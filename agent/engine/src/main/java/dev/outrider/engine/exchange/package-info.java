/**
 * What an exchange is: its route, provider, priority, credential and outcome. Plain values; no I/O.
 */
@NullMarked
package dev.outrider.engine.exchange;

import org.jspecify.annotations.NullMarked;
