package dev.outrider.engine.link;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.AgentSession;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The session that the sender opened and the poller uses. Thread-safe. */
final class CurrentSession {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private @Nullable AgentSession session;

  @GuardedBy("lock")
  private boolean closed;

  void set(@Nullable AgentSession opened) {
    lock.lock();
    try {
      session = opened;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Nullable AgentSession get() {
    lock.lock();
    try {
      return session;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a session and returns it, or null when the link is closed. */
  @Nullable AgentSession await() throws InterruptedException {
    lock.lock();
    try {
      while (session == null && !closed) {
        changed.await();
      }
      return closed ? null : session;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the session is another one than {@code failed}, at most so long. */
  void awaitAnother(AgentSession failed, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (session == failed && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
