/**
 * What applications do with {@code java.net.HttpURLConnection}, as lists of calls: {@link
 * dev.outrider.testkit.urlconnection.HttpUrlConnectionLibrary} runs what every client runs, {@link
 * dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls} what only this one has.
 */
@NullMarked
package dev.outrider.testkit.urlconnection;

import org.jspecify.annotations.NullMarked;
