package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request, exactly as it is to be sent, for one {@link ConnectionPool#execute}. The pool adds
 * nothing: {@code Host} and the header that frames the body are the caller's. Built by one thread;
 * {@link #abort} may be called by any.
 */
public final class PooledRequest {
  private final String method;
  private final HostKey key;
  private final String target;
  private final List<String> headers;
  private final @Nullable RequestBody body;
  private final long connectTimeoutNanos;
  private final long headDeadlineNanos;
  private final boolean repeatable;
  private final Stop stop = new Stop();

  private PooledRequest(Builder from) {
    this.method = from.method;
    this.key = new HostKey(from.scheme, from.host, from.port, from.tls);
    this.target = from.target;
    this.headers = from.headers;
    this.body = from.body;
    this.connectTimeoutNanos = from.connectTimeoutNanos;
    this.headDeadlineNanos = from.headDeadlineNanos;
    this.repeatable = from.repeatable;
  }

  /**
   * Starts a request.
   *
   * @param scheme {@code http}, or {@code https}, which needs {@link Builder#tls}
   * @param host name or address in lower case, an IPv6 address in brackets or not
   * @param port of the connection, never -1
   */
  public static Builder builder(String method, String scheme, String host, int port) {
    return new Builder(method, scheme, host, port);
  }

  /**
   * Gives the exchange up, at any time, from any thread, without blocking: {@code execute} and
   * later reads of the body fail with {@link Kind#ABORTED}. Nothing happens once the body has
   * ended.
   */
  public void abort() {
    stop.stop(Kind.ABORTED);
  }

  String method() {
    return method;
  }

  HostKey key() {
    return key;
  }

  String target() {
    return target;
  }

  int headerCount() {
    return headers.size() / 2;
  }

  String headerName(int index) {
    return headers.get(2 * index);
  }

  String headerValue(int index) {
    return headers.get(2 * index + 1);
  }

  @Nullable RequestBody body() {
    return body;
  }

  long connectTimeoutNanos() {
    return connectTimeoutNanos;
  }

  long headDeadlineNanos() {
    return headDeadlineNanos;
  }

  boolean repeatable() {
    return repeatable;
  }

  Stop stop() {
    return stop;
  }

  /** Gathers a request. Not thread-safe; used once. */
  public static final class Builder {
    private final String method;
    private final String scheme;
    private final String host;
    private final int port;
    private final List<String> headers = new ArrayList<>(24);
    private String target = "/";
    private @Nullable RequestBody body;
    private @Nullable TlsIdentity tls;
    private long connectTimeoutNanos;
    private long headDeadlineNanos;
    private boolean repeatable;

    private Builder(String method, String scheme, String host, int port) {
      this.method = Objects.requireNonNull(method);
      this.scheme = Objects.requireNonNull(scheme);
      this.host = Objects.requireNonNull(host);
      this.port = port;
    }

    /** What stands in the request line, exactly; {@code /} unless set. */
    public Builder target(String pathAndQuery) {
      target = Objects.requireNonNull(pathAndQuery);
      return this;
    }

    /** Adds a header line after those added before. Control characters are sent as {@code ?}. */
    public Builder header(String name, String value) {
      headers.add(Objects.requireNonNull(name));
      headers.add(Objects.requireNonNull(value));
      return this;
    }

    /**
     * The body; its header, {@code Content-Length} or {@code Transfer-Encoding}, is added apart.
     */
    public Builder body(@Nullable RequestBody requestBody) {
      body = requestBody;
      return this;
    }

    /** Who speaks TLS; for {@code https}, and only for it. */
    public Builder tls(@Nullable TlsIdentity identity) {
      tls = identity;
      return this;
    }

    /** How long opening a connection may take; 0: no limit but the pool's. */
    public Builder connectTimeoutNanos(long nanos) {
      connectTimeoutNanos = nanos;
      return this;
    }

    /** How long all may take from {@code execute} to the complete response head; 0: no limit. */
    public Builder headDeadlineNanos(long nanos) {
      headDeadlineNanos = nanos;
      return this;
    }

    /**
     * Whether it may be sent again, on a fresh connection, when a reused one turns out to have been
     * closed before a byte of the response; no unless set.
     */
    public Builder repeatable(boolean safe) {
      repeatable = safe;
      return this;
    }

    /** Returns the request; fails when scheme and TLS identity do not fit. */
    public PooledRequest build() {
      if (scheme.equals("https") != (tls != null)) {
        throw new IllegalArgumentException("https needs a TlsIdentity, and nothing else takes one");
      }
      return new PooledRequest(this);
    }
  }
}
