package dev.outrider.engine.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry in clear, so that people can remove it. Immutable.
 *
 * @param host that was asked
 * @param method of the request
 * @param path without the query, which may hold a credential
 * @param provider that answered
 */
public record EntryLabel(String host, String method, String path, String provider) {

  /** Whether path and provider are those asked for; null stands for any. */
  boolean matches(@Nullable String prefix, @Nullable String ofProvider) {
    return (prefix == null || path.startsWith(prefix))
        && (ofProvider == null || provider.equals(ofProvider));
  }
}
