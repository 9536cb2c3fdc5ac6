/**
 * Drives gateways without and with the agent, measures and compares: behind {@code demo.sh} and
 * {@code benchmark.sh}.
 *
 * <p>The door is {@link dev.outrider.examples.driver.Driver}, a program. Everything runs on the
 * main thread but background load; every process started is ended when the program ends.
 */
@NullMarked
package dev.outrider.examples.driver;

import org.jspecify.annotations.NullMarked;
