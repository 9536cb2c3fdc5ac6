/**
 * A gateway without a framework, which is started as a process of its own. What it does beside its
 * outbound call costs next to nothing, so that the call is what a comparison shows.
 */
@NullMarked
package dev.outrider.examples.driver.plain;

import org.jspecify.annotations.NullMarked;
