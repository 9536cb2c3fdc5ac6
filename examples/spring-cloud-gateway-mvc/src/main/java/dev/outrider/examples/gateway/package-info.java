/** Spring Cloud Gateway Server MVC with one route: knows nothing of Outrider. */
@NullMarked
package dev.outrider.examples.gateway;

import org.jspecify.annotations.NullMarked;
