/**
 * What Outrider does to an exchange: the rooms put together. {@link dev.outrider.engine.Engine} is
 * the door; instrumentations make inbound and outbound exchanges of their library's calls with it
 * and see no room's inside. Knows no bytecode and no library of the application.
 */
@NullMarked
package dev.outrider.engine;

import org.jspecify.annotations.NullMarked;
