package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;

/**
 * Never to run. Carries what log line, statistics and problem document all need.
 *
 * @param reason why
 * @param level of the exchange, 0 is the highest
 * @param limit how many might run when this was decided; 0 when there was no limit
 * @param waitedNanos how long it had waited, nanoseconds
 * @param retryAfterNanos how long it is likely to be of no use to come again, nanoseconds; 0 when
 *     that is not known
 */
public record Rejected(
    Rejection reason, int level, int limit, long waitedNanos, long retryAfterNanos)
    implements Admission {}
