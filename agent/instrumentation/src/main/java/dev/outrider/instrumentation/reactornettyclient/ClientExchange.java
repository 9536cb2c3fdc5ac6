package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.NativeReason;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.util.context.Context;

/**
 * Stands between the library and who asked for the response, until the head is there; from then on
 * it hangs on the channel, until the body has ended. It is in the application's hands, outside of
 * the linker's boundary: what fails here of ours ends in {@link #fault}.
 *
 * <p>Subscribed once, cancelled by any thread. Head and body come on the channel's event loop.
 */
final class ClientExchange extends Operators.DeferredSubscription
    implements CoreSubscriber<Object> {
  private static final String FAULTS = "reactor-netty-client.exchange";
  private static final AttributeKey<ClientExchange> RUNNING =
      AttributeKey.valueOf("outrider." + ReactorNettyClientCuts.NAME);

  private final Engine engine;
  private final Mono<Connection> connect;
  private final OutboundExchange exchange;
  private final CoreSubscriber<Object> caller;
  private final Context context;
  private @Nullable Queued queued;
  private boolean announced;
  private volatile boolean entered;
  private volatile boolean answered;
  private int status;
  private boolean whole;

  /**
   * @param caller is given what {@code connect} gives, which is looked at as an object, not as a
   *     {@code Connection}: {@link dev.outrider.instrumentation.weave.Member} says why
   */
  @SuppressWarnings("unchecked")
  ClientExchange(
      Engine engine,
      Mono<Connection> connect,
      OutboundExchange exchange,
      CoreSubscriber<? super Connection> caller,
      Context context) {
    this.engine = engine;
    this.connect = connect;
    this.exchange = exchange;
    this.caller = (CoreSubscriber<Object>) caller;
    this.context = context;
  }

  /** Returns the exchange whose response is coming in on a channel of the client, or null. */
  static @Nullable ClientExchange on(Channel channel) {
    return channel.attr(RUNNING).get();
  }

  /**
   * As the other, of any channel: asked first, for attr() would make an attribute on a server's.
   */
  static @Nullable ClientExchange onAny(Channel channel) {
    return channel.hasAttr(RUNNING) ? on(channel) : null;
  }

  /** Has the call sent by {@code loop} once it is admitted. */
  void await(Queued waiter, Executor loop) {
    queued = waiter;
    announced = true;
    caller.onSubscribe(this);
    try {
      Faults.begin(FAULTS);
      waiter.whenDecided(loop, this::decided);
    } catch (Throwable fault) {
      fault(fault);
    }
  }

  private void decided(Admission admission) {
    Throwable rejected;
    try {
      rejected = taken(admission);
    } catch (Throwable fault) {
      fault(fault);
      return;
    }
    if (isCancelled()) {
      return; // by its caller, who has ended the exchange
    }
    if (rejected == null) {
      enterLate();
    } else {
      caller.onError(rejected);
    }
  }

  /** Takes the permit, which goes straight back when the caller has gone; or returns why not. */
  private @Nullable Throwable taken(Admission admission) {
    Faults.between(FAULTS);
    if (admission instanceof Permit permit) {
      exchange.admitted(permit);
      if (!isCancelled()) {
        exchange.left(NativeReason.TRANSPORT.text());
      }
      return null;
    }
    return ClientFailures.rejected(exchange.rejected((Rejected) admission));
  }

  /** Has the library send the call, on this thread; the cut there lets us by. */
  void enter() {
    entered = true;
    connect.subscribe(this);
  }

  /** Whether this is what {@link #enter} subscribed. */
  static boolean isOurs(CoreSubscriber<?> subscriber) {
    return subscriber instanceof ClientExchange;
  }

  /** The caller has its subscription already, so it hears of a refusal by a signal. */
  private void enterLate() {
    try {
      enter();
    } catch (Throwable refused) {
      onError(refused);
    }
  }

  /** What was not sent yet is sent without us; what was, gives its outcome by itself. */
  private void fault(Throwable fault) {
    engine.failOpen(FAULTS, fault);
    if (queued != null) {
      queued.leave();
    }
    exchange.abandon();
    if (!entered && !isCancelled()) {
      enterLate();
    }
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription sent) {
    set(sent);
    if (!announced) {
      announced = true;
      caller.onSubscribe(this);
    }
  }

  @Override
  public void onNext(Object answer) {
    answered = true;
    try {
      headCame((ChannelOperations<?, ?>) answer);
      Faults.end(FAULTS);
    } catch (Throwable fault) {
      fault(fault);
    }
    caller.onNext(answer);
  }

  private void headCame(ChannelOperations<?, ?> answer) {
    status = ClientAnswer.status(answer);
    ClientHeads.tell(exchange, answer, status);
    if (ClientAnswer.isUpgraded(answer)) {
      exchange.complete();
    } else {
      answer.channel().attr(RUNNING).set(this);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(ClientFailures.outcome(failure));
    caller.onError(failure);
  }

  @Override
  public void onComplete() {
    if (!answered) {
      end(Outcome.BROKEN);
    }
    caller.onComplete();
  }

  private void end(Outcome how) {
    try {
      exchange.end(how);
    } catch (Throwable fault) {
      fault(fault);
    }
  }

  /** Before the head the caller gives up the call; after it, this stream has ended. */
  @Override
  public void cancel() {
    super.cancel();
    if (!answered) {
      if (queued != null) {
        queued.cancel();
      }
      end(Outcome.CANCELLED);
    }
  }

  /**
   * Takes note of a part of the body. Asked by class first, as Netty does it: before JDK 23 a check
   * against another interface than the last one is slow, and makes the next one of the library slow
   * as well (JDK-8180450).
   */
  void passes(Object part) {
    if (part instanceof DefaultHttpContent content) {
      received(content, part instanceof DefaultLastHttpContent);
    } else if (part instanceof ByteBufHolder content) {
      received(content, part instanceof LastHttpContent);
    }
  }

  private void received(ByteBufHolder part, boolean last) {
    exchange.received(part.content().readableBytes());
    whole |= last;
  }

  /**
   * Ends it with its body. One that was given up with its last part is complete, and a failed
   * answer that nobody cares to read is a failed answer.
   *
   * @param how {@link Outcome#OK} for a body that is complete, whatever its status
   */
  void ended(Channel channel, Outcome how) {
    channel.attr(RUNNING).compareAndSet(this, null);
    if (how == Outcome.OK || (how == Outcome.CANCELLED && (whole || status >= 500))) {
      exchange.complete();
    } else {
      exchange.end(how);
    }
  }

  /** Gives back all that is held, after a fault of ours. */
  void abandon(Channel channel) {
    channel.attr(RUNNING).compareAndSet(this, null);
    exchange.abandon();
  }
}
