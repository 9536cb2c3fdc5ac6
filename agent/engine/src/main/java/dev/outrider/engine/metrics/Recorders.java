package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Bound;
import dev.outrider.engine.exchange.Direction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The recorders of exchanges, one for each direction, route and provider.
 *
 * <p>Bounded: beyond 500 a new route is counted as {@code other} of its provider, beyond another
 * 100 as {@code other} of {@code other}. So a flood of paths costs no provider its name.
 * Thread-safe, without a lock. Look one up once and keep it.
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
  private final Bound places = new Bound();

  /** {@code epochMillis} is the wall clock, milliseconds since the epoch. */
  public Recorders(Histograms histograms, LongSupplier epochMillis) {
    this.histograms = histograms;
    this.epochMillis = epochMillis;
  }

  /** Returns the recorder of that route and provider; {@code provider} is empty inbound. */
  public ExchangeRecorder exchanges(Direction direction, String route, String provider) {
    RecorderKey key = new RecorderKey(direction, route, provider);
    ExchangeRecorder known = exchanges.get(key);
    return known != null ? known : add(key);
  }

  /** Returns its own, or the nearest one that there is room for. */
  private ExchangeRecorder add(RecorderKey key) {
    ExchangeRecorder own = make(key, MAX);
    if (own != null) {
      return own;
    }
    RecorderKey otherRoute = key.ofOtherRoute();
    ExchangeRecorder known = exchanges.get(otherRoute);
    ExchangeRecorder ofRoute = known != null ? known : make(otherRoute, MAX_WITH_OTHER_ROUTE);
    return ofRoute != null ? ofRoute : shared(key.ofOtherProvider());
  }

  private @Nullable ExchangeRecorder make(RecorderKey key, int max) {
    if (!places.take(max)) {
      return exchanges.get(key); // who took the last place may have made it for this very key
    }
    ExchangeRecorder made = made(key);
    ExchangeRecorder first = exchanges.putIfAbsent(key, made);
    if (first == null) {
      return made;
    }
    places.giveBack();
    return first;
  }

  /** The one of all others needs no place. */
  private ExchangeRecorder shared(RecorderKey other) {
    ExchangeRecorder known = exchanges.get(other);
    if (known != null) {
      return known;
    }
    ExchangeRecorder made = made(other);
    ExchangeRecorder first = exchanges.putIfAbsent(other, made);
    return first != null ? first : made;
  }

  private ExchangeRecorder made(RecorderKey key) {
    BodyBytes bytes = key.direction() == Direction.INBOUND ? inboundBytes : outboundBytes;
    return new ExchangeRecorder(key, ofProvider(key), bytes, histograms);
  }

  private ProviderRecorder ofProvider(RecorderKey key) {
    RecorderKey anyRoute = new RecorderKey(key.direction(), "", key.provider());
    ProviderRecorder known = providers.get(anyRoute);
    if (known != null) {
      return known;
    }
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
