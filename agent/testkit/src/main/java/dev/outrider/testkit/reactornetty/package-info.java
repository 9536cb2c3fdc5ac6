/** Reactor Netty's HTTP client as the kit's list of calls uses it. */
@NullMarked
package dev.outrider.testkit.reactornetty;

import org.jspecify.annotations.NullMarked;
