package dev.outrider.engine;

import static java.util.Objects.requireNonNull;

import dev.outrider.engine.cache.Answer;
import dev.outrider.engine.cache.CacheKey;
import dev.outrider.engine.cache.EntryLabel;
import dev.outrider.engine.cache.KeyInput;
import dev.outrider.engine.cache.Lookup;
import dev.outrider.engine.cache.MissReason;
import dev.outrider.engine.cache.RequestDirectives;
import dev.outrider.engine.cache.Storing;
import dev.outrider.engine.exchange.Route;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exchange's dealings with its cache: looked up, judged by its head, recorded as the body
 * passes, stored at its end. Confined to the thread that drives the exchange.
 */
final class Caching {
  private final Caches caches;
  private final Route route;
  private final CacheKey key;
  private final RequestDirectives request;
  private final EntryLabel label;
  private Lookup.@Nullable Miss miss;
  private @Nullable ByteArrayOutputStream body;
  private List<Map.Entry<String, String>> head = List.of();
  private int status;
  private long answeredNanos;

  private Caching(
      Caches caches, Route route, CacheKey key, RequestDirectives request, EntryLabel label) {
    this.caches = caches;
    this.route = route;
    this.key = key;
    this.request = request;
    this.label = label;
  }

  static Caching of(
      Caches caches,
      Route route,
      String provider,
      Call call,
      String target,
      String tls,
      Map<String, List<String>> headers) {
    KeyInput input = new KeyInput(call.method(), call.origin(), target, tls);
    RequestDirectives directives = RequestDirectives.NONE;
    for (Map.Entry<String, List<String>> field : headers.entrySet()) {
      for (String value : field.getValue()) {
        input.header(field.getKey(), value);
        directives = directives.and(field.getKey(), value);
      }
    }
    EntryLabel label = new EntryLabel(call.host(), call.method(), withoutQuery(target), provider);
    return new Caching(caches, route, caches.key(input), directives, label);
  }

  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private String name() {
    return requireNonNull(route.cache());
  }

  @Nullable CachedAnswer lookUp() {
    Lookup found = caches.store().lookup(name(), key, request.refresh());
    if (found instanceof Lookup.Hit hit) {
      return new CachedAnswer(hit.answer().status(), byName(hit.headers()), hit.answer().body());
    }
    miss = (Lookup.Miss) found;
    return null;
  }

  void head(int answered, Map<String, List<String>> headers) {
    if (miss == null || miss.reason() == MissReason.OFF) {
      return;
    }
    status = answered;
    head = flat(headers);
    answeredNanos = System.nanoTime();
    Storing judged = caches.store().head(name(), request, answered, head);
    body = judged instanceof Storing.Allowed ? new ByteArrayOutputStream() : null;
  }

  void body(ByteBuffer bytes) {
    ByteArrayOutputStream recorded = body;
    if (recorded == null) {
      return;
    }
    if (recorded.size() + bytes.remaining() > caches.store().maxEntryBytes()) {
      body = null;
      caches.store().refused(name(), MissReason.TOO_LARGE);
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    recorded.writeBytes(copy);
  }

  void complete() {
    ByteArrayOutputStream recorded = body;
    Lookup.Miss asked = miss;
    if (recorded != null && asked != null) {
      Answer answer = Answer.of(status, head, recorded.toByteArray(), answeredNanos);
      caches.store().store(name(), key, asked, answer, label, route.cacheTtlNanos());
    }
  }

  private static List<Map.Entry<String, String>> flat(Map<String, List<String>> headers) {
    List<Map.Entry<String, String>> flat = new ArrayList<>(headers.size());
    headers.forEach((name, values) -> values.forEach(value -> flat.add(Map.entry(name, value))));
    return flat;
  }

  private static Map<String, List<String>> byName(List<Map.Entry<String, String>> headers) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers) {
      byName.computeIfAbsent(header.getKey(), name -> new ArrayList<>()).add(header.getValue());
    }
    return byName;
  }
}
