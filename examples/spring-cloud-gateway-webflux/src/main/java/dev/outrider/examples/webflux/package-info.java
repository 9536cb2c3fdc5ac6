/** Spring Cloud Gateway Server WebFlux with one route: knows nothing of Outrider. */
@NullMarked
package dev.outrider.examples.webflux;

import org.jspecify.annotations.NullMarked;
