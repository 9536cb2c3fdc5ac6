/**
 * Carries the inbound exchange into tasks that its thread hands to others, by the two places where
 * the JDK makes such a task: so that what they call belongs to it. Decision 0006 says which.
 */
@NullMarked
package dev.outrider.instrumentation.concurrent;

import org.jspecify.annotations.NullMarked;
