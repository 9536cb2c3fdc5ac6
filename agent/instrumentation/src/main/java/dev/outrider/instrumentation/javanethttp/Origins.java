package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.HostKey;
import dev.outrider.instrumentation.weave.NativeReason;
import java.net.http.HttpClient.Version;
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

  private final ConcurrentMap<HostKey, Evidence> known = new ConcurrentHashMap<>();

  private static final class Evidence {
    private final boolean http2;
    private final AtomicLong askedNanos;

    Evidence(boolean http2, long nowNanos) {
      this.http2 = http2;
      this.askedNanos = new AtomicLong(nowNanos);
    }
  }

  /** Returns why an exchange that prefers HTTP/2 has to stay native, or null when it need not. */
  @Nullable NativeReason reason(HostKey origin, long nowNanos) {
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
  void answered(HostKey origin, Version version, long nowNanos) {
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
