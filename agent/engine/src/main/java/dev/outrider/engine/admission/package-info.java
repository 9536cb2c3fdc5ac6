/**
 * Who may run now, who waits, and who is sent away: the queue in front of a handler or a provider.
 *
 * <p>The door: {@link dev.outrider.engine.admission.RequestQueue} answers an arrival with an {@link
 * dev.outrider.engine.admission.Admission}; {@link dev.outrider.engine.admission.WaitingThreads}
 * bounds how many threads of a container may wait; {@link
 * dev.outrider.engine.admission.QueueSnapshot} is all that is known about a queue at one instant.
 *
 * <p>Locks: one {@code ReentrantLock} a queue, taken only once an exchange has to wait. Nothing is
 * called under it: threads are woken and callbacks handed over after it was given back.
 */
@NullMarked
package dev.outrider.engine.admission;

import org.jspecify.annotations.NullMarked;
