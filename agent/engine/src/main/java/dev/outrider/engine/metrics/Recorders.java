package dev.outrider.engine.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.engine.exchange.Direction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The recorders of exchanges, one for each direction, route and provider.
 *
 * <p>Bounded: beyond 500 a new route is counted as {@code other} of its provider, beyond another
 * 100 as {@code other} of {@code other}. So a flood of paths costs no provider its name.
 * Thread-safe; known recorders are found without a lock. Look one up once and keep it.
 */
public final class Recorders {
  static final int MAX = 500;
  static final int MAX_WITH_OTHER_ROUTE = 600;

  private final Histograms histograms;
  private final LongSupplier epochMillis;
  private final Map<RecorderKey, ExchangeRecorder> exchanges = new ConcurrentHashMap<>();
  private final Map<RecorderKey, ProviderRecorder> providers = new ConcurrentHashMap<>();
  private final BodyBytes inboundBytes = new BodyBytes(Direction.INBOUND);
  private final BodyBytes outboundBytes = new BodyBytes(Direction.OUTBOUND);
  private final ReentrantLock making = new ReentrantLock();

  @GuardedBy("making")
  private final Set<RecorderKey> keys = new HashSet<>();

  /** {@code epochMillis} is the wall clock, milliseconds since the epoch. */
  public Recorders(Histograms histograms, LongSupplier epochMillis) {
    this.histograms = histograms;
    this.epochMillis = epochMillis;
  }

  /** Returns the recorder of that route and provider; {@code provider} is empty inbound. */
  public ExchangeRecorder exchanges(Direction direction, String route, String provider) {
    RecorderKey key = new RecorderKey(direction, route, provider);
    ExchangeRecorder known = exchanges.get(key);
    return known != null ? known : add(withRoom(key));
  }

  /** Returns the key itself, or the nearest one that there is room for. */
  private RecorderKey withRoom(RecorderKey key) {
    making.lock();
    try {
      if (fits(key, MAX)) {
        return key;
      }
      RecorderKey otherRoute = key.ofOtherRoute();
      return fits(otherRoute, MAX_WITH_OTHER_ROUTE) ? otherRoute : key.ofOtherProvider();
    } finally {
      making.unlock();
    }
  }

  @GuardedBy("making")
  private boolean fits(RecorderKey key, int max) {
    return keys.contains(key) || (keys.size() < max && keys.add(key));
  }

  /** Two threads may make the same one; the first stays. */
  private ExchangeRecorder add(RecorderKey key) {
    ExchangeRecorder known = exchanges.get(key);
    if (known != null) {
      return known;
    }
    BodyBytes bytes = key.direction() == Direction.INBOUND ? inboundBytes : outboundBytes;
    ExchangeRecorder made = new ExchangeRecorder(key, ofProvider(key), bytes, histograms);
    ExchangeRecorder first = exchanges.putIfAbsent(key, made);
    return first != null ? first : made;
  }

  private ProviderRecorder ofProvider(RecorderKey key) {
    RecorderKey anyRoute = new RecorderKey(key.direction(), "", key.provider());
    ProviderRecorder made =
        new ProviderRecorder(key.direction(), key.provider(), histograms, epochMillis);
    ProviderRecorder first = providers.putIfAbsent(anyRoute, made);
    return first != null ? first : made;
  }

  /** Puts all that they counted into {@code writer}, histograms aside. */
  public void writeTo(SnapshotWriter writer) {
    exchanges.values().forEach(recorder -> recorder.writeTo(writer));
    providers.values().forEach(recorder -> recorder.writeTo(writer));
    inboundBytes.writeTo(writer);
    outboundBytes.writeTo(writer);
  }
}
