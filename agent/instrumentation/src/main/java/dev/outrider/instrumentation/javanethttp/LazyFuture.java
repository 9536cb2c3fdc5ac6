package dev.outrider.instrumentation.javanethttp;

import dev.outrider.instrumentation.weave.NativeReason;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What {@code sendAsync} returns for a call that may be rerouted: nothing has been sent yet.
 * Whoever uses it first decides. An untimed {@code get()} or {@code join()} waits anyway, so its
 * thread runs the exchange; for anything else, or nobody within a millisecond, it goes natively.
 *
 * <p>{@code CompletableFuture} makes every dependent stage through {@link #newIncompleteFuture} or
 * {@link #toCompletableFuture}; {@code allOf} and {@code anyOf} look inside without asking, which
 * is what the millisecond is for.
 */
final class LazyFuture<T> extends CompletableFuture<HttpResponse<T>> {
  private enum State {
    UNUSED,
    HERE,
    NATIVE,
    OVER
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.UNUSED);
  private final AsyncExchange<T> exchange;

  LazyFuture(AsyncExchange<T> exchange) {
    this.exchange = exchange;
  }

  /** Sends natively, unless somebody else has decided already. */
  void goNative(NativeReason reason) {
    if (state.compareAndSet(State.UNUSED, State.NATIVE)) {
      exchange.goNative(this, reason);
    }
  }

  boolean isUnused() {
    return state.get() == State.UNUSED;
  }

  @Override
  public HttpResponse<T> get() throws InterruptedException, ExecutionException {
    if (runHere() && Thread.interrupted()) {
      throw new InterruptedException();
    }
    return super.get();
  }

  @Override
  public HttpResponse<T> join() {
    runHere();
    return super.join();
  }

  /** Runs it on this thread if nobody has decided yet; returns whether it did. */
  private boolean runHere() {
    if (state.get() != State.UNUSED) {
      return false;
    }
    if (Thread.currentThread().isInterrupted()) {
      goNative(NativeReason.INTERRUPTED);
      return false;
    }
    boolean ours = state.compareAndSet(State.UNUSED, State.HERE);
    if (ours) {
      exchange.runHere(this);
    }
    return ours;
  }

  @Override
  public HttpResponse<T> get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    goNative(NativeReason.DEPENDENTS);
    return super.get(timeout, unit);
  }

  @Override
  @SuppressWarnings("NullAway") // absent is for the caller to choose
  public HttpResponse<T> getNow(HttpResponse<T> absent) {
    goNative(NativeReason.DEPENDENTS);
    return super.getNow(absent);
  }

  @Override
  public boolean isDone() {
    goNative(NativeReason.DEPENDENTS);
    return super.isDone();
  }

  @Override
  public boolean isCompletedExceptionally() {
    goNative(NativeReason.DEPENDENTS);
    return super.isCompletedExceptionally();
  }

  @Override
  public boolean isCancelled() {
    goNative(NativeReason.DEPENDENTS);
    return super.isCancelled();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    goNative(NativeReason.DEPENDENTS);
    return new Derived<>(this);
  }

  @Override
  public CompletableFuture<HttpResponse<T>> toCompletableFuture() {
    goNative(NativeReason.DEPENDENTS);
    return this;
  }

  @Override
  public boolean complete(HttpResponse<T> value) {
    goNative(NativeReason.DEPENDENTS);
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    goNative(NativeReason.DEPENDENTS);
    return super.completeExceptionally(failure);
  }

  /** The outcome, from us. */
  void succeed(HttpResponse<T> response) {
    state.set(State.OVER);
    super.complete(response);
  }

  /** The outcome, from us. */
  void fail(Throwable failure) {
    state.set(State.OVER);
    super.completeExceptionally(failure);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean relayed = !super.isDone() && cancelExchange(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning) || relayed;
  }

  /**
   * As the JDK's futures do, only {@code cancel(true)} reaches the exchange; but one that runs on
   * the thread of a getter is given up either way, or the getter would not return.
   */
  private boolean cancelExchange(boolean mayInterruptIfRunning) {
    if (!mayInterruptIfRunning) {
      goNative(NativeReason.DEPENDENTS);
      if (state.get() == State.HERE) {
        exchange.cancel(this, false);
      }
      return false;
    }
    State before = state.getAndSet(State.OVER);
    exchange.cancel(this, before == State.UNUSED);
    return true;
  }

  /** A stage that depends on ours: cancelling it cancels the exchange, as with the JDK's own. */
  private static final class Derived<U> extends CompletableFuture<U> {
    private final LazyFuture<?> root;

    Derived(LazyFuture<?> root) {
      this.root = root;
    }

    @Override
    public <V> CompletableFuture<V> newIncompleteFuture() {
      return new Derived<>(root);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean relayed = !isDone() && root.cancelExchange(mayInterruptIfRunning);
      return super.cancel(mayInterruptIfRunning) || relayed;
    }
  }
}
