@NullMarked
package dev.outrider.instrumentation.reactornettyclient;

import org.jspecify.annotations.NullMarked;
