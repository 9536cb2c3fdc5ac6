/**
 * What the calls of every server have in common. It sees no library, so it is loaded once, not once
 * for each application.
 */
@NullMarked
package dev.outrider.instrumentation.inbound;

import org.jspecify.annotations.NullMarked;
