/**
 * One list of calls for every HTTP client library: what can be said without knowing the library.
 *
 * <p>The door: a library is made known by one {@link dev.outrider.testkit.client.ClientLibrary},
 * which is the list of calls of that library; {@link dev.outrider.testkit.client.ClientCalls} puts
 * the list together. One more call is one more {@code call(...)} in the class of its theme, and is
 * run for every client. What only one library has is in a list of its own beside this.
 */
@NullMarked
package dev.outrider.testkit.client;

import org.jspecify.annotations.NullMarked;
