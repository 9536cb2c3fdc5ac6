/**
 * {@code java.net.HttpURLConnection}, http and https: where it is entered, where an exchange of it
 * begins and each way in which one ends. Its calls are carried by the JDK's own connections.
 */
@NullMarked
package dev.outrider.instrumentation.httpurlconnection;

import org.jspecify.annotations.NullMarked;
