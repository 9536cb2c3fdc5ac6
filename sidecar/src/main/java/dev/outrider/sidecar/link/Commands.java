package dev.outrider.sidecar.link;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commands on their way to gateways and their results on the way back. A command is delivered at
 * most once; its result is waited for a bounded time. Thread-safe.
 */
public final class Commands {
  private final ScheduledExecutorService timer;
  private final AtomicLong ids = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Mailbox> mailboxes = new HashMap<>();

  @GuardedBy("lock")
  private final Map<String, Awaited> awaited = new HashMap<>();

  private record Awaited(String instance, CompletableFuture<CommandResult> result) {}

  /** Takes the timer that ends waits; it runs nothing that blocks. */
  public Commands(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * Gives {@code instance} something to do. The future completes with what it says of it, or
   * refused, when it says nothing in time; never exceptionally.
   */
  public CompletableFuture<CommandResult> give(
      String instance, String name, Map<String, String> arguments, long timeoutNanos) {
    Command command = new Command("c" + ids.incrementAndGet(), name, arguments);
    CompletableFuture<CommandResult> result = new CompletableFuture<>();
    CompletableFuture<List<Command>> question;
    List<Command> delivered = List.of();
    lock.lock();
    try {
      awaited.put(command.id(), new Awaited(instance, result));
      Mailbox mailbox = mailbox(instance);
      question = mailbox.add(command);
      if (question != null) {
        delivered = mailbox.takeAll();
      }
    } finally {
      lock.unlock();
    }
    if (question != null) {
      question.complete(delivered);
    }
    timer.schedule(() -> expire(instance, command), timeoutNanos, NANOSECONDS);
    return result;
  }

  /** Returns what {@code instance} has to do, as soon as there is something; else empty in time. */
  CompletableFuture<List<Command>> ask(String instance, long waitNanos) {
    CompletableFuture<List<Command>> question = new CompletableFuture<>();
    CompletableFuture<List<Command>> older;
    List<Command> waiting;
    lock.lock();
    try {
      Mailbox mailbox = mailbox(instance);
      waiting = mailbox.takeAll();
      older = mailbox.ask(question);
      if (!waiting.isEmpty()) {
        mailbox.withdraw(question);
      }
    } finally {
      lock.unlock();
    }
    if (older != null) {
      older.complete(List.of());
    }
    if (waiting.isEmpty()) {
      timer.schedule(() -> withdraw(instance, question), waitNanos, NANOSECONDS);
    } else {
      question.complete(waiting);
    }
    return question;
  }

  /** Takes a result; false when nobody waits for it, or not from this gateway. */
  boolean take(String instance, CommandResult result) {
    Awaited waiter;
    lock.lock();
    try {
      waiter = awaited.get(result.id());
      if (waiter == null || !waiter.instance.equals(instance)) {
        return false;
      }
      awaited.remove(result.id());
    } finally {
      lock.unlock();
    }
    waiter.result.complete(result);
    return true;
  }

  private void expire(String instance, Command command) {
    Awaited waiter;
    lock.lock();
    try {
      mailbox(instance).drop(command);
      forget(instance);
      waiter = awaited.remove(command.id());
    } finally {
      lock.unlock();
    }
    if (waiter != null) {
      waiter.result.complete(CommandResult.refused(command, "no answer in time"));
    }
  }

  private void withdraw(String instance, CompletableFuture<List<Command>> question) {
    lock.lock();
    try {
      mailbox(instance).withdraw(question);
      forget(instance);
    } finally {
      lock.unlock();
    }
    question.complete(List.of());
  }

  @GuardedBy("lock")
  private Mailbox mailbox(String instance) {
    return mailboxes.computeIfAbsent(instance, id -> new Mailbox());
  }

  /** Gateways come and go with new ids: a box without content is no longer kept. */
  @GuardedBy("lock")
  private void forget(String instance) {
    if (mailbox(instance).idle()) {
      mailboxes.remove(instance);
    }
  }
}
