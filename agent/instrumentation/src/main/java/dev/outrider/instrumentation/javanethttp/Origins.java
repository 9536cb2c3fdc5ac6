package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.TlsIdentity;
import dev.outrider.instrumentation.weave.NativeReason;
import java.net.http.HttpClient.Version;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which version each origin answered in, so that a preference for HTTP/2 is kept by evidence: an
 * origin that has answered in HTTP/1.1 may be rerouted, and is asked again every ten minutes.
 *
 * <p>Thread-safe and bounded: with too many origins all have to show their version again.
 */
final class Origins {
  static final long ASK_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int MOST = 2048;

  private final ConcurrentMap<Origin, Evidence> known = new ConcurrentHashMap<>();

  /** Who answers: the same host under another TLS identity may be another server. */
  record Origin(String scheme, String host, int port, @Nullable TlsIdentity tls) {
    // Said by hand, as all that a start-up looks up: a record's own cost the JVM 25 classes.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Origin origin
          && port == origin.port
          && host.equals(origin.host)
          && scheme.equals(origin.scheme)
          && Objects.equals(tls, origin.tls);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * host.hashCode() + port) + Objects.hashCode(tls);
    }
  }

  private static final class Evidence {
    private final boolean http2;
    private final AtomicLong askedNanos;

    Evidence(boolean http2, long nowNanos) {
      this.http2 = http2;
      this.askedNanos = new AtomicLong(nowNanos);
    }
  }

  /** Returns why an exchange that prefers HTTP/2 has to stay native, or null when it need not. */
  @Nullable NativeReason reason(Origin origin, long nowNanos) {
    Evidence evidence = known.get(origin);
    if (evidence == null) {
      return NativeReason.UNPROVEN;
    }
    if (evidence.http2) {
      return NativeReason.HTTP2; // each native answer is new evidence by itself
    }
    long asked = evidence.askedNanos.get();
    boolean due = nowNanos - asked >= ASK_AGAIN_NANOS;
    return due && evidence.askedNanos.compareAndSet(asked, nowNanos) ? NativeReason.UNPROVEN : null;
  }

  /** Takes note of the version of a native answer. */
  void answered(Origin origin, Version version, long nowNanos) {
    boolean http2 = version == Version.HTTP_2;
    Evidence before = known.get(origin);
    if (before != null && before.http2 == http2) {
      return;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(origin, new Evidence(http2, nowNanos));
  }
}
