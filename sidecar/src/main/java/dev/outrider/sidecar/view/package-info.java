/**
 * The answers of the API as data: one pure function of a {@link dev.outrider.sidecar.store.View}
 * for each part, with the names of docs/api.md. Counts run since reset; rates, percentiles and
 * averages cover the last five minutes and are null without a sample.
 */
@NullMarked
package dev.outrider.sidecar.view;

import org.jspecify.annotations.NullMarked;
