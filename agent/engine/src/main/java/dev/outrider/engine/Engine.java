package dev.outrider.engine;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.admission.WaitingThreads;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.HeaderSource;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Priority;
import dev.outrider.engine.exchange.Provider;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.exchange.Router;
import dev.outrider.engine.pool.ConnectionPool;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Settings;
import dev.outrider.engine.settings.SettingsFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What instrumentations see of the engine: it makes exchanges of their library's calls. One in a
 * JVM.
 *
 * <p>Thread-safe. Nothing here blocks but {@link #awaitOnContainerThread} and {@link #keepHouse}.
 */
public final class Engine {
  /** DESIGN.md, "waiting": of a container whose worker threads are not known. */
  private static final int WAITING_THREADS_UNKNOWN = 50;

  private final Host host;
  private final Log log;
  private final FailOpen failOpen;
  private final SettingsFile settingsFile;
  private final Rooms rooms;
  private final OurThreads threads = new OurThreads();
  private final WaitingThreads waitingThreads = new WaitingThreads(WAITING_THREADS_UNKNOWN);
  private final LibrarySwitches libraries;
  private final List<LongConsumer> chores = new CopyOnWriteArrayList<>();
  private volatile boolean sawInbound;
  private volatile boolean sawOutbound;
  private volatile Rules rules;

  Engine(Host host, SettingsFile settingsFile, Log log, FailOpen failOpen) {
    this.host = host;
    this.log = log;
    this.failOpen = failOpen;
    this.settingsFile = settingsFile;
    Settings settings = settingsFile.settings();
    this.rooms = new Rooms(settings, log);
    this.libraries = new LibrarySwitches(settings);
    this.rules = Rules.of(settings, Router.compile(settings.routerRules()));
    Complaints.say(settings.refusals(), log);
    Complaints.sayReserved(settings, log);
  }

  /** Returns the switch of one instrumentation, to be kept and asked at each call. */
  public LibrarySwitch library(String name) {
    return libraries.of(name);
  }

  /**
   * Classifies a request that the gateway is about to answer.
   *
   * @param path as it came, without its query
   * @param query without the question mark; null or empty when there is none
   */
  public InboundExchange inbound(
      String method, String path, @Nullable String query, HeaderSource headers) {
    long nowNanos = System.nanoTime();
    Rules now = rules;
    if (!sawInbound) {
      sawInbound = true;
      host.firstExchange().run();
    }
    Route route = now.router().inbound(method, path, headers);
    int level = Priority.level(route.priority(), now.levels(), headers, Priority.NO_PARENT);
    return new InboundExchange(
        rooms,
        route.modes().admission(),
        route,
        level,
        Credential.of(now.credentialHeaders(), headers, query, null),
        rooms.recorders.exchanges(Direction.INBOUND, route.name(), ""),
        nowNanos,
        now.inboundIsLimited());
  }

  /**
   * Classifies a call that the gateway is about to make on the thread of the request that it makes
   * it for.
   *
   * @param library that makes it
   * @param port -1 for the scheme's own
   * @param path without its query
   */
  public OutboundExchange outbound(
      String library,
      String scheme,
      String host,
      int port,
      String method,
      String path,
      HeaderSource headers) {
    return outbound(InboundExchange.current(), library, scheme, host, port, method, path, headers);
  }

  /**
   * As {@link #outbound(String, String, String, int, String, String, HeaderSource)}, where the
   * library itself carries the request along that the call is made for.
   *
   * @param parent that request, or null when the call is made for none
   */
  public OutboundExchange outbound(
      @Nullable InboundExchange parent,
      String library,
      String scheme,
      String host,
      int port,
      String method,
      String path,
      HeaderSource headers) {
    long nowNanos = System.nanoTime();
    Rules now = rules;
    if (!sawOutbound) {
      sawOutbound = true;
      this.host.firstExchange().run();
    }
    Provider provider = now.router().provider(scheme, host, port);
    Route route = now.router().outbound(provider, method, path, headers);
    int parentLevel = parent == null ? Priority.NO_PARENT : parent.level();
    int level = Priority.level(route.priority(), now.levels(), headers, parentLevel);
    Modes modes = provider.modes().and(route.modes());
    return new OutboundExchange(
        rooms,
        new Call(library, scheme, host, port, method),
        rooms.providers.of(provider.name()),
        modes,
        route,
        level,
        parent == null
            ? Credential.of(now.credentialHeaders(), headers, null, null)
            : parent.credential(),
        rooms.recorders.exchanges(Direction.OUTBOUND, route.name(), provider.name()),
        nowNanos);
  }

  /**
   * Waits on a thread of a container that serves each request on one: only so many of them may.
   *
   * @param workers the most that the container has; 0 when that is not known
   */
  public Admission awaitOnContainerThread(Queued queued, int workers) throws InterruptedException {
    waitingThreads.max(workers == 0 ? WAITING_THREADS_UNKNOWN : Math.max(1, workers / 2));
    if (!waitingThreads.tryEnter()) {
      return queued.reject(Rejection.THREADS);
    }
    try {
      return queued.await();
    } finally {
      waitingThreads.leave();
    }
  }

  /**
   * Whether a request came from this gateway itself, which holds a permit for it already.
   *
   * @param client its end of the connection, null when it is not known
   * @param here our end
   */
  public boolean cameFromUs(@Nullable SocketAddress client, @Nullable SocketAddress here) {
    return client instanceof InetSocketAddress peer
        && here instanceof InetSocketAddress own
        && !peer.isUnresolved()
        && rooms.selfCalls.isFromUs(rooms.pool, peer.getAddress(), peer.getPort(), own.getPort());
  }

  /**
   * As the other, for a server that knows ports and the address of the client as text.
   *
   * @param client the address as a literal
   */
  public boolean cameFromUs(String client, int clientPort, int arrivedAt) {
    try {
      InetAddress from = InetAddress.getByName(client); // of a literal, so nothing is looked up
      return rooms.selfCalls.isFromUs(rooms.pool, from, clientPort, arrivedAt);
    } catch (UnknownHostException notALiteral) {
      return false;
    }
  }

  /** Returns what an inbound client is told of its rejection. */
  public Problem problem(Rejected rejected) {
    return Problem.of(rejected, RetryAfter.seconds(rejected));
  }

  /** Whether every answer is to say what we did and how long it took us. */
  public boolean saysHeaders() {
    return rules.headers();
  }

  /** The pool that rerouted exchanges are carried by. */
  public ConnectionPool pool() {
    return rooms.pool;
  }

  /**
   * Starts asynchronous exchanges that had to wait, for clients without an executor of their own.
   */
  public Executor starters() {
    return threads.starters();
  }

  /** Starts a daemon thread of ours. */
  public Thread startThread(String name, Runnable work) {
    return threads.start(name, work);
  }

  /**
   * Has {@code work} done about once a second, on the thread that keeps house, with the time as
   * {@code System.nanoTime} has it. What fails is counted under {@code what}.
   */
  public void alsoKeep(String what, LongConsumer work) {
    chores.add(
        nowNanos -> {
          try {
            work.accept(nowNanos);
          } catch (Throwable fault) {
            failOpen.accept(what, fault);
          }
        });
  }

  /** Does what instrumentations asked to have done. */
  void doChores(long nowNanos) {
    for (LongConsumer chore : chores) {
      chore.accept(nowNanos);
    }
  }

  /** Counts a fault of ours after which an exchange went on without us. */
  public void failOpen(String cause, Throwable fault) {
    failOpen.accept(cause, fault);
  }

  /** Keeps house until the JVM ends, on the calling thread: the daemon thread {@code outrider}. */
  public void keepHouse() {
    Settings settings = settingsFile.settings();
    Snapshots snapshots = new Snapshots(host, new Reports(rooms, failOpen), this::mood);
    SidecarLink sidecar = new SidecarLink(settings, host, rooms, snapshots, threads, log);
    new Housekeeping(this, rooms, sidecar, failOpen).run();
  }

  private Snapshots.Mood mood() {
    String requestsOf = sawInbound ? "inbound" : "outbound";
    return new Snapshots.Mood(rules.mode(), requestsOf, settingsFile.settings());
  }

  /** Reads the settings file again; what changed holds for the exchanges that come. */
  void rereadSettings() {
    Settings before = settingsFile.settings();
    if (settingsFile.changed()) {
      Settings changed = settingsFile.settings();
      rooms.settings(changed);
      libraries.settings(changed);
      log.level(changed.need(OutriderSettings.LOG_LEVEL));
      rules = Rules.of(changed, rules.router().recompile(changed.routerRules()));
      log.info("settings file read again");
      Complaints.sayNew(before.refusals(), changed.refusals(), log);
    }
  }
}
