package dev.outrider.engine;

import dev.outrider.engine.admission.AdmissionSettings;
import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.breaker.CircuitBreakers;
import dev.outrider.engine.breaker.Transition;
import dev.outrider.engine.cache.KeyHasher;
import dev.outrider.engine.cache.ResponseCache;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.CredentialKey;
import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Hmac;
import dev.outrider.engine.metrics.DurationRecorder;
import dev.outrider.engine.metrics.Histograms;
import dev.outrider.engine.metrics.Recorders;
import dev.outrider.engine.pool.ConnectionPool;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Settings;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The rooms of one engine, made from its settings and changed with them. Each is thread-safe. */
final class Rooms {
  private static final int RANDOM_SECRET_BYTES = 32;
  private static final LongSupplier NANOS = System::nanoTime;
  private static final AdmissionSettings UNLIMITED = new AdmissionSettings(0, 0, 1, 0, 0, 0);

  final Histograms histograms = new Histograms();
  final Recorders recorders = new Recorders(histograms, System::currentTimeMillis);
  final QueueRecorder inboundTimes = new QueueRecorder(histograms, Direction.INBOUND);
  final QueueRecorder outboundTimes = new QueueRecorder(histograms, Direction.OUTBOUND);
  final DurationRecorder overhead = histograms.recorder(Series.of(Metric.OVERHEAD));
  final RequestQueue inbound;

  /** Admits everybody, and is counted nowhere: for what is exempt, or not to be queued. */
  final RequestQueue free = new RequestQueue(UNLIMITED, NANOS);

  final CircuitBreakers breakers;
  final ProviderStates providers;
  final Caches caches;
  final ConnectionPool pool;
  final Transports transports = new Transports();
  final SelfCalls selfCalls = new SelfCalls();
  private final CredentialKey credentialKey;
  private final Log log;

  Rooms(Settings settings, Log log) {
    this.log = log;
    AdmissionSettings admission = RoomSettings.admission(settings);
    Hmac hmac = new Hmac(secret(settings.get(OutriderSettings.SECRET)));
    credentialKey = new CredentialKey(hmac);
    inbound = new RequestQueue(admission, NANOS);
    breakers =
        new CircuitBreakers(
            RoomSettings.breakers(settings), System::currentTimeMillis, this::breakerChanged);
    providers = new ProviderStates(breakers, admission);
    caches =
        new Caches(new ResponseCache(RoomSettings.caches(settings), NANOS), new KeyHasher(hmac));
    pool = new ConnectionPool(RoomSettings.pool(settings), NANOS);
  }

  /** Without one of the settings, what is made under it is this process's own. */
  private static byte[] secret(@Nullable String set) {
    if (set != null) {
      return set.getBytes(StandardCharsets.UTF_8);
    }
    byte[] random = new byte[RANDOM_SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /** A number for who asks, which tells askers apart and gives nothing away. */
  long asker(Credential credential) {
    return credential.id(credentialKey).high();
  }

  /** Running exchanges finish under what they began with. */
  void settings(Settings changed) {
    AdmissionSettings admission = RoomSettings.admission(changed);
    inbound.settings(admission);
    providers.settings(admission);
    breakers.settings(RoomSettings.breakers(changed));
    caches.store().settings(RoomSettings.caches(changed));
    pool.settings(RoomSettings.pool(changed));
  }

  private void breakerChanged(Transition transition) {
    log.warn(transition.sentence());
  }
}
