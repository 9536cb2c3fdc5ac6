/** The scripted servers, tried by hand over sockets. */
@NullMarked
package dev.outrider.testkit.server;

import org.jspecify.annotations.NullMarked;
